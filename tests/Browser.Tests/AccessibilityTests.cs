using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>Every page of the product, by light and in the dark and on the narrowest phone: no finding of axe, nothing to scroll sideways.</summary>
public class AccessibilityTests(Product product)
{
    [Fact]
    public Task Every_public_page_is_clean_by_light_in_the_dark_and_at_320_pixels() => WalkAsync(product, null, "/");

    [Fact]
    public Task Every_staff_page_is_clean_by_light_in_the_dark_and_at_320_pixels() => WalkAsync(product, "admin", "/app");

    [Fact]
    public async Task A_bad_page_would_be_found()
    {
        await using var visitor = await Visitor.ComeAsync(product);
        await visitor.Page.GotoAsync("/accessibility");
        await visitor.Page.EvaluateAsync(
            """
            document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="data:,"><input><p id="pale">จาง</p><div id="wide">กว้าง</div>');
            document.getElementById('pale').style.color = '#ddd';
            document.getElementById('wide').style.width = '2000px';
            """);
        var findings = string.Join('\n', await LookAsync(visitor.Page, "here", 1280));
        foreach (var rule in (string[])["image-alt", "label", "color-contrast", "pixels wide"])
        {
            Assert.Contains(rule, findings, StringComparison.Ordinal);
        }
    }

    /// <summary>Two people share the list; each looks at a page in all its states before going on.</summary>
    internal static async Task WalkAsync(Product product, string? user, string start, bool phoneOnly = false)
    {
        await using var first = await ComeAsync(product, user);
        // Somebody signed in sees the public pages as everybody does: they are looked at once.
        var pages = (await Map.WalkAsync(first, start)).Where(p => user is null || p.Key.StartsWith("/app", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 3, $"Only {pages.Count} pages were found from the start page.");
        await using var second = await ComeAsync(product, user);
        var left = new ConcurrentQueue<KeyValuePair<string, string>>(pages);
        var findings = new ConcurrentQueue<string>();
        await Task.WhenAll(GoAsync(first), GoAsync(second));
        Assert.True(findings.IsEmpty, string.Join('\n', findings.Order(StringComparer.Ordinal)));

        async Task GoAsync(Visitor visitor)
        {
            while (left.TryDequeue(out var page))
            {
                foreach (var finding in await SeeAsync(visitor, page.Value, $"{user ?? "public"}{Map.FileName(page.Key)}", phoneOnly))
                {
                    findings.Enqueue(finding);
                }
            }
        }
    }

    private static async Task<Visitor> ComeAsync(Product product, string? user)
    {
        var visitor = await Visitor.ComeAsync(product);
        if (user is not null)
        {
            await visitor.SignInAsync(user);
        }

        return visitor;
    }

    private static async Task<IReadOnlyList<string>> SeeAsync(Visitor visitor, string path, string name, bool phoneOnly)
    {
        var page = visitor.Page;
        await page.SetViewportSizeAsync(phoneOnly ? 320 : 1280, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var answer = await page.GotoAsync(path);
        if (answer is not { Ok: true } || (page.Url.Contains("/sign-in", StringComparison.Ordinal) && path != "/sign-in"))
        {
            return [$"{path}: no answer, or signed out"];
        }

        if (phoneOnly)
        {
            return await LookAsync(page, $"{path} (phone, light)", 320);
        }

        var findings = new List<string>(await LookAsync(page, $"{path} (light)", 1280));
        await visitor.ShootAsync(name + "-light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        findings.AddRange(await LookAsync(page, $"{path} (dark)", 1280, "color-contrast"));
        await page.SetViewportSizeAsync(320, 800);
        findings.AddRange(await LookAsync(page, $"{path} (phone)", 320));
        await visitor.ShootAsync(name + "-phone");
        return findings;
    }

    /// <param name="rule">One rule of axe; all of them when null.</param>
    internal static async Task<IReadOnlyList<string>> LookAsync(IPage page, string where, int width, string? rule = null)
    {
        // What was asked of light and width is drawn: half a change has colours of both.
        await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var findings = (await Axe.AskAsync(page, rule)).Select(f => $"{where}: {f}").ToList();
        var content = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (content > width)
        {
            findings.Add($"{where}: {content} pixels wide on a screen of {width}");
        }

        return findings;
    }
}

/// <summary>The same for those who see less, and other buttons, than an administrator: beside the long walk, not after it.</summary>
public class OtherPeopleTests(Product product)
{
    [Theory]
    [InlineData("officer")]
    [InlineData("mayor")]
    [InlineData("auditor")]
    public Task What_other_people_see_is_clean_on_a_phone(string user) => AccessibilityTests.WalkAsync(product, user, "/app", phoneOnly: true);
}
