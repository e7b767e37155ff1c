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
        var findings = new List<string>();
        foreach (var (state, width, colors) in States)
        {
            await using var visitor = await Visitor.ComeAsync(product, width, colors);
            if (user is not null)
            {
                await visitor.SignInAsync(user);
            }

            var pages = await Map.WalkAsync(visitor, user is null ? "/" : "/app");
            Assert.True(pages.Count > 2, $"Only {pages.Count} pages were found from the start page.");
            foreach (var (pattern, path) in pages)
            {
                var answer = await visitor.Page.GotoAsync(path);
                if (answer is not { Ok: true } || (visitor.Page.Url.Contains("/sign-in", StringComparison.Ordinal) && pattern != "/sign-in"))
                {
                    findings.Add($"{path} ({state}): no answer, or signed out");
                    continue;
                }

                findings.AddRange(await LookAsync(visitor.Page, $"{path} ({state})", width));
                await visitor.ShootAsync($"{user ?? "public"}-{state}{pattern.Replace('/', '-').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace(":", "-", StringComparison.Ordinal)}");
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static readonly (string Name, int Width, ColorScheme Colors)[] States =
        [("light", 1280, ColorScheme.Light), ("dark", 1280, ColorScheme.Dark), ("phone", 320, ColorScheme.Light)];

    internal static async Task<IReadOnlyList<string>> LookAsync(IPage page, string where, int width)
    {
        var result = await page.RunAxe();
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
