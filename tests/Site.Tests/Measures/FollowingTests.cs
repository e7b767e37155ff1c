using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Measures;
using Prongsai.Measures.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Measures;

/// <summary>Following a year: rounds that keep their words, evidence that can be taken off, the order of the table.</summary>
[Trait("engine", "each")]
public sealed class FollowingTests
{
    [Fact]
    public async Task A_closed_round_keeps_its_words_and_a_correction_makes_a_new_version()
    {
        await using var site = await Site.StartAsync();
        site.Clock.Be(new DateOnly(2025, 4, 5));
        await WriteAsync(site, "อบรมเจ้าหน้าที่");
        await ReportAsync(site, "ขั้นหนึ่ง", 50, "31 มี.ค. 2568");
        await ResultAsync(site, "อบรมแล้ว 20 คน");
        var half = await site.OpenAsync("/app/2568/progress?round=half", Role.Officer);
        Assert.Contains("ปิดแล้วเมื่อ 5 เม.ย. 2568", (await half.PressAsync("ปิดรอบ 6 เดือน")).All, StringComparison.Ordinal);

        site.Clock.Pass(TimeSpan.FromMinutes(5));
        await ResultAsync(site, "อบรมแล้ว 25 คน");
        Assert.Contains("รายงานหลังปิดรอบ 6 เดือน", (await ReportAsync(site, "ขั้นหนึ่ง", 90, "30 มี.ค. 2568")).All, StringComparison.Ordinal);
        await ReportAsync(site, "ขั้นหนึ่ง", 80, "31 มี.ค. 2568");
        var kept = await RoundAsync(site);
        Assert.Equal(("อบรมแล้ว 20 คน", 25, 1), (kept.Rows[0].Result[0], kept.Rows[0].PercentDone, kept.Closing!.Version));
        Assert.Equal("อบรมแล้ว 25 คน", (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IMeasures>().OfYearAsync(2568, default))).Rows[0].Result[0]);

        half = await site.OpenAsync("/app/2568/progress?round=half", Role.Officer);
        Assert.Equal("50", half.Text("section.card tbody td:nth-child(3)"));
        Assert.Equal(422, (await half.PressAsync("เปิดรอบอีกครั้ง", ("เหตุผลที่เปิดรอบอีกครั้ง", " "))).Status);
        var opened = await half.PressAsync("เปิดรอบอีกครั้ง", ("เหตุผลที่เปิดรอบอีกครั้ง", "นับผู้เข้าอบรมผิด"));
        Assert.Null((await RoundAsync(site)).Closing);
        await opened.PressAsync("ปิดรอบ 6 เดือน");
        var second = await RoundAsync(site);
        Assert.Equal(("อบรมแล้ว 25 คน", 40, 2), (second.Rows[0].Result[0], second.Rows[0].PercentDone, second.Closing!.Version));

        var first = await site.OpenAsync("/app/2568/progress/table?round=half&version=1", Role.Auditor);
        Assert.Contains("อบรมแล้ว 20 คน", first.All, StringComparison.Ordinal);
        Assert.Contains("นับผู้เข้าอบรมผิด", (await site.OpenAsync("/app/2568/progress?round=half&version=1", Role.Auditor)).All, StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync("/app/2568/progress?round=half&version=3", Role.Auditor)).Status);
    }

    [Fact]
    public async Task A_round_is_not_closed_before_its_last_month_nor_by_one_unit()
    {
        await using var site = await Site.StartAsync(demo: true);
        site.Clock.Be(new DateOnly(2025, 2, 10));
        var half = await site.OpenAsync("/app/2568/progress?round=half", Role.Officer);
        var early = await half.PressAsync("ปิดรอบ 6 เดือน");
        Assert.Equal(422, early.Status);
        Assert.Contains("1 มี.ค. 2568", early.Text(".error-summary"), StringComparison.Ordinal);
        Assert.DoesNotContain("ปิดรอบ 6 เดือน", (await site.OpenAsync("/app/2568/progress?round=half", user: "finance")).Texts("button"));
        Assert.Empty((await site.OpenAsync("/app/2568/progress?round=half", Role.Auditor)).Html.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_unit_sees_its_own_lines_of_a_closed_round_with_the_numbers_of_the_whole()
    {
        await using var site = await Site.StartAsync(demo: true);
        await (await site.OpenAsync("/app/2568/progress?round=year", Role.Officer)).PressAsync("ปิดรอบ 12 เดือน");
        var (own, all) = (await site.OpenAsync("/app/2568/progress?round=year", user: "finance"), await site.OpenAsync("/app/2568/progress?round=year", Role.Officer));
        Assert.Contains("ปิดแล้วเมื่อ", own.All, StringComparison.Ordinal);
        var mine = own.Texts("section.card h2");
        Assert.NotEmpty(mine);
        Assert.True(mine.Count < all.Texts("section.card h2").Count);
        Assert.Empty(mine.Except(all.Texts("section.card h2")));
        Assert.Null((await RoundAsync(site, ReportRound.FullYear, "sommut")).Closing);
    }

    [Fact]
    public async Task Evidence_is_taken_off_with_a_reason_and_put_back()
    {
        await using var site = await Site.StartAsync();
        await WriteAsync(site, "อบรมเจ้าหน้าที่");
        var step = await (await site.OpenAsync("/app/2568/progress", Role.Officer)).FollowAsync("ขั้นหนึ่ง");
        step = await step.SubmitAsync(("หรือที่อยู่เว็บ", "https://www.example.go.th/news/1"), ("ชื่อหลักฐาน", "ข่าวการอบรม"));
        Assert.Equal(422, (await step.PressAsync("นำหลักฐานออก", ("เหตุผลที่นำออก", ""))).Status);

        var off = await step.PressAsync("นำหลักฐานออก", ("เหตุผลที่นำออก", "แนบผิดเรื่อง"));
        Assert.Contains("แนบผิดเรื่อง", off.All, StringComparison.Ordinal);
        Assert.Equal("0", (await site.OpenAsync("/app/2568/progress", Role.Officer)).Text("section.card tbody td:last-child"));
        var kept = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Evidence>().SingleAsync());
        Assert.Equal("แนบผิดเรื่อง", kept.RemovedWhy);

        var back = await off.PressAsync("นำกลับมา");
        Assert.Contains("นำหลักฐานกลับมาแล้ว", back.All, StringComparison.Ordinal);
        Assert.Equal("1", (await site.OpenAsync("/app/2568/progress", Role.Officer)).Text("section.card tbody td:last-child"));
        Assert.Equal(404, (await site.OpenAsync(step.Address.AbsolutePath, Role.Officer, "sommut")).Status);
    }

    [Fact]
    public async Task A_report_about_a_quarter_that_is_over_is_taken_and_marked()
    {
        await using var site = await Site.StartAsync();
        site.Clock.Be(new DateOnly(2025, 5, 10));
        await WriteAsync(site, "อบรมเจ้าหน้าที่");
        Assert.Contains("รายงานย้อนหลังเมื่อ 10 พ.ค. 2568", (await ReportAsync(site, "ขั้นหนึ่ง", 30, "31 มี.ค. 2568")).All, StringComparison.Ordinal);
        Assert.DoesNotContain("รายงานย้อนหลัง", (await ReportAsync(site, "ขั้นสอง", 30, "9 พ.ค. 2568")).Text("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_is_dropped_at_another_place_of_its_issue()
    {
        await using var site = await Site.StartAsync();
        foreach (var text in (string[])["หนึ่ง", "สอง", "สาม"])
        {
            await WriteAsync(site, text);
        }

        Assert.Equal(["สาม", "หนึ่ง", "สอง"], await PlaceAsync(site, "สาม", "หนึ่ง"));
        Assert.Equal(["หนึ่ง", "สอง", "สาม"], await PlaceAsync(site, "สาม", null));
        Assert.Equal(["สอง", "หนึ่ง", "สาม"], await PlaceAsync(site, "หนึ่ง", "สาม"));
    }

    [Fact]
    public async Task Progress_downloads_as_a_workbook_with_one_row_for_each_step()
    {
        await using var site = await Site.StartAsync();
        site.Clock.Be(new DateOnly(2025, 4, 5));
        await WriteAsync(site, "=อบรมเจ้าหน้าที่");
        await ReportAsync(site, "ขั้นหนึ่ง", 50, "31 มี.ค. 2568");
        var client = await site.ClientAsync(Role.Auditor);
        var bytes = await client.GetByteArrayAsync(new Uri("/app/2568/progress/export.xlsx?round=half", UriKind.Relative));
        var rows = TableFile.Read(bytes, "x.xlsx").Value!.Blocks.Single(b => b.Table is not null).Table!.Rows;
        Assert.Equal(3, rows.Count);
        Assert.Equal(["1", "=อบรมเจ้าหน้าที่", "ขั้นหนึ่ง", "50", "31 มี.ค. 2568", "ทำแล้ว"], new[] { 0, 2, 3, 8, 9, 10 }.Select(c => rows[1][c].Text));
        Assert.Equal(("0", "ยังไม่รายงาน"), (rows[2][8].Text, rows[2][9].Text));
    }

    private static async Task<IReadOnlyList<string>> PlaceAsync(Site site, string text, string? before)
    {
        var list = await site.OpenAsync("/app/2568/measures", Role.Officer);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)list.Html.QuerySelector("form[data-island=drag-order]")!;
        ((AngleSharp.Html.Dom.IHtmlInputElement)form.QuerySelector("input[name=id]")!).Value = IdOf(list, text);
        ((AngleSharp.Html.Dom.IHtmlInputElement)form.QuerySelector("input[name=before]")!).Value = before is null ? "" : IdOf(list, before);
        using var body = new FormUrlEncodedContent(Screen.Fields(form));
        var placed = await Screen.ReadAsync(list.Client, await list.Client.PostAsync(new Uri(list.Address, form.GetAttribute("action")!), body));
        return placed.Texts("table tbody th[scope=row] a");
    }

    private static string IdOf(Screen list, string text) => list.Html.QuerySelectorAll("tr[id^='m-']").Single(r => r.QuerySelector("th a")!.TextContent == text).Id![2..];

    private static Task<MeasureTable> RoundAsync(Site site, ReportRound round = ReportRound.HalfYear, string agency = "tuayang") =>
        site.InAgencyAsync(agency, s => s.GetRequiredService<IMeasures>().AsOfRoundAsync(2568, round, default));

    private static async Task WriteAsync(Site site, string text) =>
        await (await site.OpenAsync("/app/2568/measures/add", Role.Officer)).SubmitAsync(("มาตรการ/แนวทาง", text), ("ระยะเวลาดำเนินการ", "ตลอดปีงบประมาณ"), ("ขั้นตอน", "ขั้นหนึ่ง\nขั้นสอง"), ("ผู้รับผิดชอบอื่น", "ทุกส่วนราชการ"));

    private static async Task ResultAsync(Site site, string result)
    {
        var form = await (await site.OpenAsync("/app/2568/measures", Role.Officer)).FollowAsync("อบรมเจ้าหน้าที่");
        var done = await form.PressAsync("บันทึกผล", ("สรุปผลการดำเนินการ", result));
        Assert.Contains("บันทึกผลการดำเนินการแล้ว", done.All, StringComparison.Ordinal);
    }

    private static async Task<Screen> ReportAsync(Site site, string step, int percent, string day)
    {
        var page = await (await site.OpenAsync("/app/2568/progress", Role.Officer)).FollowAsync(step);
        var done = await page.SubmitAsync(("ข้อมูล ณ วันที่", day), ("ความก้าวหน้า", percent.ToString(CultureInfo.InvariantCulture)), ("บันทึก", "ทำแล้ว"));
        Assert.Contains("บันทึกความก้าวหน้าแล้ว", done.All, StringComparison.Ordinal);
        return done;
    }
}
