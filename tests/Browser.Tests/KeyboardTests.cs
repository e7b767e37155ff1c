using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>A person without a mouse, and a person who makes a mistake.</summary>
public class KeyboardTests(Product product)
{
    [Fact]
    public async Task Somebody_signs_in_and_changes_a_password_with_the_keyboard_alone()
    {
        await using var visitor = await Visitor.ComeAsync(product);
        var page = visitor.Page;
        await page.GotoAsync("/sign-in");
        await TypeAsync(page, "ชื่อผู้ใช้", "section");
        await TypeAsync(page, "รหัสผ่าน", Product.Password);
        await page.Keyboard.PressAsync("Enter");
        await Visitor.ArriveAsync(page, "/app");

        await page.GotoAsync("/app/settings/password");
        var labels = await page.Locator("main form[method=post] label").AllInnerTextsAsync();
        Assert.Equal(2, labels.Count);
        await TypeAsync(page, labels[0], Product.Password);
        await TypeAsync(page, labels[1], "a-new-sentence-2569");
        await TabToAsync(page, "main form button");
        await page.Keyboard.PressAsync("Enter");

        // Every session ends with the old password; the new one opens the door.
        await Visitor.ArriveAsync(page, "/sign-in");
        await visitor.SignInAsync("section", "a-new-sentence-2569");
    }

    [Fact]
    public async Task The_first_tab_leads_past_the_menu()
    {
        await using var visitor = await Visitor.ComeAsync(product);
        await visitor.SignInAsync("officer");
        await visitor.Page.GotoAsync("/app");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await visitor.Page.EvaluateAsync<string?>("document.activeElement.getAttribute('href')"));
        await visitor.Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#main", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task A_mistake_is_said_where_one_looks_and_listens(int width, ColorScheme colors)
    {
        await using var visitor = await Visitor.ComeAsync(product, width, colors);
        var page = visitor.Page;
        await page.GotoAsync("/sign-in");
        await page.Locator("main button[type=submit], main form button").First.ClickAsync();
        var summary = page.Locator("[role=alert]");
        await Assertions.Expect(summary).ToBeVisibleAsync();
        await Assertions.Expect(summary).ToBeFocusedAsync();
        Assert.StartsWith("ข้อผิดพลาด", await page.TitleAsync(), StringComparison.Ordinal);

        // The words of the summary are those beside the field, and its link leads into the field.
        var first = summary.Locator("a").First;
        var words = (await first.InnerTextAsync()).Trim();
        Assert.Contains(words, await page.Locator("main form").InnerTextAsync(), StringComparison.Ordinal);
        await first.ClickAsync();
        Assert.Equal("true", await page.EvaluateAsync<string?>("document.activeElement.getAttribute('aria-invalid')"));
        Assert.Empty(await AccessibilityTests.AskAsync(page, "/sign-in with errors", width));
    }

    [Fact]
    public async Task Somebody_signs_out_from_the_menu()
    {
        await using var visitor = await Visitor.ComeAsync(product);
        await visitor.SignInAsync("finance");
        await visitor.Page.Locator("header summary").Last.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "ออกจากระบบ" }).ClickAsync();
        await Visitor.ArriveAsync(visitor.Page, "^(?!.*/app)");
        await visitor.Page.GotoAsync("/app");
        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
    }

    private static async Task TypeAsync(IPage page, string label, string text)
    {
        await TabToAsync(page, $"#{await page.GetByLabel(label.Trim(), new() { Exact = false }).First.GetAttributeAsync("id")}");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Tab until the focus is there, and see that the focus shows.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                Assert.True(await page.EvaluateAsync<bool>("(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; })()"), $"The focus on {selector} does not show.");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }
}
