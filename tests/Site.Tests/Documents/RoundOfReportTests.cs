using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Documents;

/// <summary>A report of a closed round says what the round said when it was closed.</summary>
[Trait("engine", "each")]
public sealed class RoundOfReportTests
{
    [Fact]
    public async Task A_report_of_six_months_keeps_its_table_when_work_goes_on_after_the_closing()
    {
        await using var site = await Site.StartAsync();
        site.Clock.Be(new DateOnly(2025, 4, 5));
        await (await site.OpenAsync("/app/2568/measures/add", Role.Officer)).SubmitAsync(
            ("มาตรการ/แนวทาง", "อบรมเจ้าหน้าที่"), ("ระยะเวลาดำเนินการ", "ตลอดปีงบประมาณ"), ("ขั้นตอน", "ขั้นหนึ่ง\nขั้นสอง"), ("ผู้รับผิดชอบอื่น", "ทุกส่วนราชการ"));
        await ResultAsync(site, "อบรมแล้ว 20 คน");
        await ProgressAsync(site, 50, "31 มี.ค. 2568");
        await ChooseAsync(site, "result", "รอบ 6 เดือน");
        await ChooseAsync(site, "memo", "รอบ 6 เดือน");
        Assert.Contains("อบรมแล้ว 20 คน", await TextAsync(site, "result"), StringComparison.Ordinal);

        await (await site.OpenAsync("/app/2568/progress?round=half", Role.Officer)).PressAsync("ปิดรอบ 6 เดือน");
        site.Clock.Pass(TimeSpan.FromMinutes(5));
        await ResultAsync(site, "อบรมแล้ว 95 คน");
        await ProgressAsync(site, 100, "5 เม.ย. 2568");

        var half = await TextAsync(site, "result");
        Assert.Contains("อบรมแล้ว 20 คน", half, StringComparison.Ordinal);
        Assert.DoesNotContain("95 คน", half, StringComparison.Ordinal);
        Assert.Contains("ประจำปีงบประมาณ พ.ศ. 2568 รอบ 6 เดือน", half, StringComparison.Ordinal);
        Assert.Contains("ร้อยละ 25", await TextAsync(site, "memo"), StringComparison.Ordinal);

        // The plan is that of today, and so is the report of the round that is still open.
        await ChooseAsync(site, "result", "รอบ 12 เดือน");
        var year = await TextAsync(site, "result");
        Assert.Contains("อบรมแล้ว 95 คน", year, StringComparison.Ordinal);
        Assert.DoesNotContain("รอบ 6 เดือน", year, StringComparison.Ordinal);

        var preview = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<PaperFactory>().MakeAsync(
            new PaperKey(2568, "result"), new Dictionary<string, string>(StringComparer.Ordinal) { ["round"] = "รอบ 6 เดือน" }, default));
        Assert.DoesNotContain("95 คน", Text(preview), StringComparison.Ordinal);
    }

    private static string Text(Paper paper) => ThaiDigits.ToArabic(string.Join('\n', PlainText.Of(paper)));

    private static Task<string> TextAsync(Site site, string kind) => site.InAgencyAsync("tuayang", async s =>
        Text(await s.GetRequiredService<PaperFactory>().MakeAsync(new PaperKey(2568, kind), null, default)));

    private static async Task ChooseAsync(Site site, string kind, string round)
    {
        var page = await site.OpenAsync($"/app/2568/papers/{kind}", Role.Officer);
        Assert.Equal(200, (await page.PressAsync("บันทึก", ("รายงานรอบ", round))).Status);
    }

    private static async Task ResultAsync(Site site, string result)
    {
        var form = await (await site.OpenAsync("/app/2568/measures", Role.Officer)).FollowAsync("อบรมเจ้าหน้าที่");
        Assert.Contains("บันทึกผลการดำเนินการแล้ว", (await form.PressAsync("บันทึกผล", ("สรุปผลการดำเนินการ", result))).All, StringComparison.Ordinal);
    }

    private static async Task ProgressAsync(Site site, int percent, string day)
    {
        var page = await (await site.OpenAsync("/app/2568/progress", Role.Officer)).FollowAsync("ขั้นหนึ่ง");
        var done = await page.SubmitAsync(("ข้อมูล ณ วันที่", day), ("ความก้าวหน้า", percent.ToString(CultureInfo.InvariantCulture)), ("บันทึก", "ทำแล้ว"));
        Assert.Contains("บันทึกความก้าวหน้าแล้ว", done.All, StringComparison.Ordinal);
    }
}
