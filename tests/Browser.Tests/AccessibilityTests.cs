using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>Every page of the product, by light and in the dark and on the narrowest phone: no finding of axe, nothing to scroll sideways.</summary>
public class AccessibilityTests(Product product)
{
    [Theory]
    [InlineData(null)]
    [InlineData("admin")]
    public async Task Every_page_is_clean_by_light_in_the_dark_and_at_320_pixels(string? user)
    {
        // The staff pages take minutes and have not been seen clean to the end yet: asked for by name until they are.
        if (user is not null && Environment.GetEnvironmentVariable("PRONGSAI_AXE") != "all")
        {
            Assert.Skip("The walk over the staff pages runs with PRONGSAI_AXE=all.");
        }

        var findings = new List<string>();
        await using var visitor = await Visitor.ComeAsync(product);
        if (user is not null)
        {
            await visitor.SignInAsync(user);
        }

        var pages = await Map.WalkAsync(visitor, user is null ? "/" : "/app");
        Assert.True(pages.Count > 3, $"Only {pages.Count} pages were found from the start page.");
        foreach (var (pattern, path) in pages)
        {
            await visitor.Page.SetViewportSizeAsync(1280, 800);
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            var answer = await visitor.Page.GotoAsync(path);
            if (answer is not { Ok: true } || (visitor.Page.Url.Contains("/sign-in", StringComparison.Ordinal) && pattern != "/sign-in"))
            {
                findings.Add($"{path}: no answer, or signed out");
                continue;
            }

            findings.AddRange(await LookAsync(visitor.Page, $"{path} (light)", 1280));
            await visitor.ShootAsync($"{user ?? "public"}{Map.FileName(pattern)}-light");
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            findings.AddRange(await LookAsync(visitor.Page, $"{path} (dark)", 1280, "color-contrast"));
            await visitor.Page.SetViewportSizeAsync(320, 800);
            findings.AddRange(await LookAsync(visitor.Page, $"{path} (phone)", 320));
            await visitor.ShootAsync($"{user ?? "public"}{Map.FileName(pattern)}-phone");
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <param name="rule">One rule of axe; all of them when null.</param>
    internal static async Task<IReadOnlyList<string>> LookAsync(IPage page, string where, int width, string? rule = null)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            ResultTypes = [ResultType.Violations],
            RunOnly = rule is null ? null : new RunOnlyOptions { Type = "rule", Values = [rule] },
        });
        var findings = result.Violations
            .Select(v => $"{where}: {v.Id}: {string.Join("; ", v.Nodes.Take(3).Select(n => $"{n.Target} {n.Html}"))}").ToList();
        var content = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (content > width)
        {
            findings.Add($"{where}: {content} pixels wide on a screen of {width}");
        }

        return findings;
    }
}
