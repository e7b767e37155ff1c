using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>Pages as nobody finds them by following links: with questions, with mistakes, and on paper.</summary>
public class StateTests(Product product)
{
    private const string Table = """
        มาตรการ/แนวทาง	ขั้นตอน/วิธีการปฏิบัติ	ผู้รับผิดชอบ	ระยะเวลาดำเนินการ	การติดตามผล
        จัดให้มีช่องทางติดตามคำขอ	1. รวบรวมขั้นตอน 2. ประกาศ	สำนักปลัด	ต.ค. 2570 - มี.ค. 2571	รายงานทุก 6 เดือน
        ทบทวนคู่มือการให้บริการ	1. ประชุม 2. ปรับคู่มือ	กองคลัง	31 กันยายน 2571	รายงานทุกไตรมาส
        """;

    [Fact]
    public async Task A_table_under_review_is_clean_in_every_light_and_width()
    {
        await using var visitor = await Visitor.ComeAsync(product);
        await visitor.SignInAsync("officer");
        var page = visitor.Page;
        await page.GotoAsync("/app/2571/measures/import");
        await page.Locator("textarea[name='Input.Text']").FillAsync(Table);
        await page.GetByRole(AriaRole.Button, new() { Name = "อ่านตาราง" }).ClickAsync();
        await Visitor.ArriveAsync(page, "/import/");
        Assert.Empty(await StatesAsync(page));
        await visitor.ShootAsync("state-review");
    }

    [Fact]
    public async Task A_form_with_mistakes_is_clean_in_every_light_and_width()
    {
        await using var visitor = await Visitor.ComeAsync(product);
        await visitor.SignInAsync("officer");
        var page = visitor.Page;
        await page.GotoAsync("/app/2571/measures/add");
        await page.Locator("[name='Input.PeriodText']").FillAsync("31 กันยายน 2571");
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกมาตรการ" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToBeFocusedAsync();
        Assert.Empty(await StatesAsync(page));
        await visitor.ShootAsync("state-mistakes");
    }

    [Fact]
    public async Task Thai_without_a_single_space_wraps_on_the_narrowest_phone_on_screen_and_in_the_preview_of_a_paper()
    {
        var text = string.Concat(Enumerable.Repeat("จัดให้มีช่องทางติดตามคำขอที่ประชาชนเปิดดูเองได้", 500))[..19_000];
        await using var visitor = await Visitor.ComeAsync(product, width: 320);
        await visitor.SignInAsync("officer");
        var page = visitor.Page;
        await page.GotoAsync("/app/2563/measures/add");
        await page.Locator("[name='Input.Text']").FillAsync(text[..1_900]);
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกมาตรการ" }).ClickAsync();
        await page.GotoAsync("/app/2563/measures");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(text[..1_900]);
        await Assertions.Expect(page.Locator("html")).ToHaveJSPropertyAsync("scrollWidth", 320);

        await page.GotoAsync("/app/2563/papers/memo");
        await page.GetByLabel("ข้อเท็จจริง").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกร่าง" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToHaveCountAsync(0);
        await page.SetViewportSizeAsync(1000, 1200);
        await page.GotoAsync("/app/2563/papers/memo?handler=Preview");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 1000"));
    }

    [Theory]
    [InlineData("measures")]
    [InlineData("measures/calendar")]
    [InlineData("progress")]
    public async Task A_wide_table_is_printed_across_the_sheet_without_the_menus(string path)
    {
        await using var visitor = await Visitor.ComeAsync(product, colors: ColorScheme.Dark);
        await visitor.SignInAsync("officer");
        var page = visitor.Page;
        await page.GotoAsync($"/app/{Product.Year}/{path}");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        foreach (var menu in (string[])[".rail", ".phonebar", ".bar-tools", "main .btn"])
        {
            await Assertions.Expect(page.Locator(menu).First).ToBeHiddenAsync();
        }

        var head = page.Locator("main thead").First;
        Assert.Equal("table-header-group", await head.EvaluateAsync<string>("e => getComputedStyle(e).display"));
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));

        // A4, lying: the writer of Chromium leaves the boxes of its pages readable.
        var paper = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Contains("/MediaBox [0 0 841", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("/MediaBox [0 0 594", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_the_year_of_a_measure_is_one_bar_that_fits()
    {
        await using var visitor = await Visitor.ComeAsync(product, width: 320);
        await visitor.SignInAsync("officer");
        var page = visitor.Page;
        await page.GotoAsync($"/app/{Product.Year}/measures/calendar");
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.table-wrap')].every(e => e.scrollWidth <= e.clientWidth)"));
        var months = page.Locator(".year-table tbody tr").First.Locator("td");
        Assert.Equal(12, await months.CountAsync());
        Assert.Equal((await months.First.BoundingBoxAsync())!.Y, (await months.Last.BoundingBoxAsync())!.Y);
    }

    private static async Task<IReadOnlyList<string>> StatesAsync(IPage page)
    {
        List<string> findings = [.. await AccessibilityTests.AskAsync(page, "light", 1280)];
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        findings.AddRange(await AccessibilityTests.AskAsync(page, "dark", 1280, "color-contrast"));
        await page.SetViewportSizeAsync(320, 800);
        findings.AddRange(await AccessibilityTests.AskAsync(page, "phone", 320));
        return findings;
    }
}
