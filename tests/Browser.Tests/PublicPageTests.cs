using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>What a citizen's phone has to carry, and what the page may do there.</summary>
public class PublicPageTests(Product product)
{
    [Fact]
    public async Task The_first_public_page_is_at_most_60_KB_in_8_requests_and_needs_no_script()
    {
        await using var finder = await Visitor.ComeAsync(product);
        var pages = await Map.WalkAsync(product);
        // The door of those who work here and the sheet of the parts of pages are not what a citizen's phone carries.
        var published = pages.Where(p => p.Key is not ("/sign-in" or "/sign-in/passkey" or "/sign-out" or "/invitation" or "/one-time-code" or "/styleguide" or "/report-error") && !p.Key.StartsWith("/verify", StringComparison.Ordinal)).ToList();
        Assert.True(published.Count >= 3, "The demo shows a home page, a year and an item.");
        foreach (var (pattern, (path, _)) in published)
        {
            // A visitor of their own for each: nothing is in the cache.
            await using var visitor = await Visitor.ComeAsync(product, width: 360);
            var answers = new List<IResponse>();
            visitor.Page.Response += (_, response) => answers.Add(response);
            await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            var (bytes, count) = (0, 0);
            // Views of one picture are one request; those without a body came from memory.
            foreach (var answer in answers.DistinctBy(a => a.Url.Split('#')[0]))
            {
                var sizes = await answer.Request.SizesAsync();
                (bytes, count) = (bytes + sizes.ResponseBodySize + sizes.ResponseHeadersSize, count + 1);
            }

            TestContext.Current.TestOutputHelper!.WriteLine($"{pattern}: {bytes} bytes in {count} requests");
            Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("[...document.images].filter(i => i.checkVisibility() && i.complete && !i.naturalWidth).length"));

            Assert.True(bytes <= 60 * 1024, $"{pattern}: {bytes} bytes: {string.Join(", ", answers.Select(a => a.Url))}");
            Assert.True(count <= 8, $"{pattern}: {count} requests: {string.Join(", ", answers.Select(a => a.Url))}");
            // The one courtesy: buttons that copy the address and print, where the page has them.
            var buttons = await visitor.Page.Locator("[data-copy], [data-print]").CountAsync();
            Assert.True(await visitor.Page.Locator("script").CountAsync() == (buttons > 0 ? 1 : 0), $"{pattern}: a script nobody asked for.");
            Assert.Empty(await visitor.Page.Context.CookiesAsync());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_permanent_address_opens_the_page_and_can_be_copied(bool script)
    {
        await using var visitor = await Visitor.ComeAsync(product, width: 320, script: script);
        var path = (await Map.WalkAsync(product))["/ita/{year:int}/{item}"].Path;
        var page = visitor.Page;
        await page.GotoAsync(path);
        var address = (await page.Locator(".pick").InnerTextAsync()).Trim();
        Assert.Equal(new Uri(product.Address, path).ToString(), address);
        Assert.Equal(address, await page.Locator("link[rel=canonical]").GetAttributeAsync("href"));

        var copy = page.Locator("[data-copy]");
        await Assertions.Expect(copy).ToBeVisibleAsync(new() { Visible = script });
        if (script)
        {
            await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
            await copy.ClickAsync();
            await Assertions.Expect(copy).ToHaveTextAsync("คัดลอกแล้ว");
            Assert.Equal(address, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/styleguide")]
    [InlineData("/no-such-page")]
    public async Task Every_answer_forbids_what_the_page_does_not_need(string path)
    {
        await using var visitor = await Visitor.ComeAsync(product);
        var headers = (await visitor.Page.APIRequest.GetAsync(path)).Headers;
        var policy = headers["content-security-policy"];
        Assert.DoesNotContain("unsafe-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
        foreach (var part in (string[])["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
        {
            Assert.Contains(part, policy, StringComparison.Ordinal);
        }

        Assert.Equal("nosniff", headers["x-content-type-options"]);
        Assert.False(headers.ContainsKey("server") || headers.ContainsKey("x-powered-by"));
    }
}
