using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>Every page of the product, by light and in the dark and on the narrowest phone: no finding of axe, nothing to scroll sideways.</summary>
public class AccessibilityTests(Product product)
{
    [Fact]
    public async Task Every_public_page_is_clean_by_light_in_the_dark_and_at_320_pixels()
    {
        var pages = await Map.WalkAsync(product);
        Assert.True(pages.Count >= 20, $"{pages.Count} pages");
        await LookAsync(product, null, pages, Looks.Wide | Looks.WideDark | Looks.Phone);
    }

    // What a wide screen shows in the dark is made of the parts that the sheet of parts shows.
    [Fact]
    public async Task Every_staff_page_is_clean_by_light_and_on_a_phone_in_the_dark()
    {
        // Somebody signed in sees the public pages as everybody does: they are looked at once.
        var pages = (await Map.WalkAsync(product, "admin")).Where(p => p.Key.StartsWith("/app", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 60, $"{pages.Count} pages");
        await LookAsync(product, "admin", pages, Looks.Wide | Looks.PhoneDark);
        await LookAsync(product, "admin", pages.Where(p => p.Key is "/app"), Looks.WideDark);
    }

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
        var findings = string.Join('\n', await AskAsync(visitor.Page, "here", 1280));
        foreach (var rule in (string[])["image-alt", "label", "color-contrast", "pixels wide"])
        {
            Assert.Contains(rule, findings, StringComparison.Ordinal);
        }
    }

    /// <summary>Two people share the list; each looks at a page in all its states before going on.</summary>
    internal static async Task LookAsync(Product product, string? user, IEnumerable<KeyValuePair<string, Map.Spot>> pages, Looks looks)
    {
        var left = new ConcurrentQueue<KeyValuePair<string, Map.Spot>>(pages);
        await using var first = await Visitor.ComeAsync(product, user);
        await using var second = await Visitor.ComeAsync(product, user);
        var findings = new ConcurrentQueue<string>();
        await Task.WhenAll(GoAsync(first), GoAsync(second));
        Assert.True(findings.IsEmpty, string.Join('\n', findings.Order(StringComparer.Ordinal)));

        async Task GoAsync(Visitor visitor)
        {
            while (left.TryDequeue(out var page))
            {
                foreach (var finding in await SeeAsync(visitor, page.Value.Path, $"{user ?? "public"}{Map.FileName(page.Key)}", looks))
                {
                    findings.Enqueue(finding);
                }
            }
        }
    }

    private static async Task<IReadOnlyList<string>> SeeAsync(Visitor visitor, string path, string name, Looks looks)
    {
        var page = visitor.Page;
        await page.SetViewportSizeAsync(1280, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var answer = await page.GotoAsync(path);
        if (answer is not { Ok: true } || (page.Url.Contains("/sign-in", StringComparison.Ordinal) && !path.StartsWith("/sign-in", StringComparison.Ordinal)))
        {
            return [$"{path}: no answer, or signed out"];
        }

        var findings = new List<string>();
        foreach (var look in Enum.GetValues<Looks>().Where(l => looks.HasFlag(l)))
        {
            var width = look is Looks.Phone or Looks.PhoneDark ? 320 : 1280;
            await page.SetViewportSizeAsync(width, 800);
            var dark = look is Looks.WideDark or Looks.PhoneDark;
            await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
            findings.AddRange(await AskAsync(page, $"{path} ({look})", width, look == Looks.WideDark ? "color-contrast" : null, dark));
            await visitor.ShootAsync($"{name}-{look}");
        }

        return findings;
    }

    /// <param name="width">That the page was given.</param>
    /// <param name="rule">One rule of axe; all of them when null.</param>
    /// <param name="dark">What it was given of light; null: nothing was changed.</param>
    internal static async Task<IReadOnlyList<string>> AskAsync(IPage page, string where, int width, string? rule = null, bool? dark = null)
    {
        // What was asked of light and width is drawn: half a change has colours of both.
        await page.EvaluateAsync(
            """
            ([width, dark]) => new Promise((done) => {
              const look = () => innerWidth === width && (dark === null || matchMedia('(prefers-color-scheme: dark)').matches === dark)
                ? requestAnimationFrame(() => requestAnimationFrame(done)) : requestAnimationFrame(look);
              look();
            })
            """,
            new object?[] { width, dark });
        var found = await Axe.AskAsync(page, rule);
        if (found.Count > 0)
        {
            // What is still there a moment later is a finding; a colour on its way from light to dark is none.
            await Task.Delay(500);
            found = await Axe.AskAsync(page, rule);
        }

        var findings = found.Select(f => $"{where}: {f}").ToList();
        var content = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (content > width)
        {
            findings.Add($"{where}: {content} pixels wide on a screen of {width}");
        }

        return findings;
    }
}

/// <summary>How a page is looked at: all rules of axe, but of contrast only where another look had the same width.</summary>
[Flags]
internal enum Looks
{
    Wide = 1,
    WideDark = 2,
    Phone = 4,
    PhoneDark = 8,
}

/// <summary>The same for those who see less, and other buttons, than an administrator: the pages with something on them that an administrator's lack.</summary>
public class OtherPeopleTests(Product product)
{
    [Theory]
    [InlineData("officer")]
    [InlineData("mayor")]
    [InlineData("auditor")]
    public async Task What_other_people_see_is_clean_on_a_phone(string user)
    {
        var known = await Map.WalkAsync(product, "admin");
        var own = (await Map.WalkAsync(product, user)).Where(p => p.Key.StartsWith("/app", StringComparison.Ordinal)).ToList();
        Assert.True(own.Count > 20, $"{own.Count} pages");
        var other = own.Where(p => !known.TryGetValue(p.Key, out var page) || !p.Value.Parts.IsSubsetOf(page.Parts)).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{user}: {other.Count} of {own.Count} pages have something of their own");
        await AccessibilityTests.LookAsync(product, user, other, Looks.Phone);
    }
}
