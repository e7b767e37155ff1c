using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Measures;
using Prongsai.Measures.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Measures;

[Trait("engine", "each")]
public sealed class MeasurePagesTests
{
    private const string Table = """
        มาตรการในการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘

        มาตรการ/แนวทาง	วิธีการดำเนินการ	ผู้รับผิดชอบ	ระยะเวลาดำเนินการ	การติดตามผล
        ๑. ลดขั้นตอนการให้บริการ	๑. สำรวจงานบริการ ๒. ประกาศระยะเวลาใหม่	๑. สำนักปลัด ๒. กองคลัง	ต.ค.๖๗ ถึง มี.ค.๖๘	รายงานทุก ๖ เดือน
        ๒. เผยแพร่ข้อมูลงบประมาณ	ลงประกาศบนเว็บไซต์	กองคลัง	เมื่อพร้อม	รายงานสิ้นปี
        """;

    [Fact]
    public async Task An_officer_pastes_last_years_table_looks_at_it_and_confirms_once()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/app/2568/measures/import", Role.Officer);
        var review = await form.SubmitAsync(("วางตารางที่นี่", Table));
        Assert.Equal("ตรวจก่อนนำเข้า", review.Text("h1"));
        Assert.Contains("เมื่อพร้อม", review.All, StringComparison.Ordinal);
        Assert.Equal(0, await Count(site));

        var done = await review.PressAsync("นำเข้าแถวที่เลือก");
        Assert.Contains("นำเข้าแล้ว 2 มาตรการ", done.All, StringComparison.Ordinal);
        Assert.Contains("1 ต.ค. 2567 – 31 มี.ค. 2568", done.All, StringComparison.Ordinal);

        // The button pressed again, the page left open in another tab: the same answer, no second import.
        var again = await review.PressAsync("นำเข้าแถวที่เลือก");
        Assert.Contains("นำเข้าแล้ว 2 มาตรการ", again.All, StringComparison.Ordinal);
        Assert.Equal(2, await Count(site));
    }

    [Fact]
    public async Task Chosen_rows_come_in_as_corrected_and_a_draft_can_be_thrown_away()
    {
        await using var site = await Site.StartAsync();
        var review = await (await site.OpenAsync("/app/2568/measures/import", Role.Officer)).SubmitAsync(("วางตารางที่นี่", Table));
        ((AngleSharp.Html.Dom.IHtmlInputElement)review.Html.QuerySelector("input[type=checkbox][name='Rows[1].Take']")!).IsChecked = false;
        var done = await review.PressAsync("นำเข้าแถวที่เลือก", ("มาตรการ/แนวทาง", "ลดขั้นตอนและเวลาให้บริการ"));
        Assert.Contains("ลดขั้นตอนและเวลาให้บริการ", done.All, StringComparison.Ordinal);
        Assert.Equal(1, await Count(site));

        var other = await (await site.OpenAsync("/app/2569/measures/import", Role.Officer)).SubmitAsync(("วางตารางที่นี่", Table));
        var thrown = await other.PressAsync("ทิ้ง ไม่นำเข้า");
        Assert.Contains("ไม่ได้บันทึกข้อมูลใด", thrown.All, StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync(other.Address.AbsolutePath, Role.Officer)).Status);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_its_cure_and_nothing_is_kept()
    {
        await using var site = await Site.StartAsync();
        foreach (var (pasted, sentence) in ((string, string)[])[("", "วางตารางหรือแนบไฟล์"), ("ข้อความธรรมดาไม่มีตาราง", "ไม่พบตารางมาตรการ"), ("{\\rtf1 x}", "ไม่รู้จักไฟล์ชนิดนี้")])
        {
            var answer = await (await site.OpenAsync("/app/2568/measures/import", Role.Officer)).SubmitAsync(("วางตารางที่นี่", pasted));
            Assert.Equal(422, answer.Status);
            Assert.Contains(sentence, answer.Text(".error-summary"), StringComparison.Ordinal);
        }

        Assert.Equal(0, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<ImportDraft>().CountAsync()));
    }

    [Fact]
    public async Task An_officer_writes_a_measure_orders_removes_and_brings_it_back()
    {
        await using var site = await Site.StartAsync();
        var list = await Write(site, "ปรับปรุงช่องทางร้องเรียน", "ไตรมาสที่ ๑ - ๒");
        Assert.Contains("1 ต.ค. 2567 – 31 มี.ค. 2568", list.All, StringComparison.Ordinal);
        await Write(site, "เผยแพร่คู่มือบริการ", "ตลอดปีงบประมาณ");
        list = await site.OpenAsync("/app/2568/measures", Role.Officer);
        Assert.Equal(["ปรับปรุงช่องทางร้องเรียน", "เผยแพร่คู่มือบริการ"], Names(list));

        list = await list.PressAsync("ลง มาตรการ 1");
        Assert.Equal(["เผยแพร่คู่มือบริการ", "ปรับปรุงช่องทางร้องเรียน"], Names(list));
        list = await list.PressAsync("ลบ มาตรการ 1");
        Assert.Equal(["ปรับปรุงช่องทางร้องเรียน"], Names(list));
        list = await list.PressAsync("นำกลับมา");
        Assert.Equal(["เผยแพร่คู่มือบริการ", "ปรับปรุงช่องทางร้องเรียน"], Names(list));
    }

    [Fact]
    public async Task A_measure_that_breaks_a_rule_comes_back_with_what_was_typed()
    {
        await using var site = await Site.StartAsync();
        foreach (var (text, period, sentence) in ((string, string, string)[])
            [("", "ตลอดปีงบประมาณ", "กรอกมาตรการ"), ("ก", "31 กันยายน 2568", "31 กันยายน ไม่มีในปฏิทิน"), ("ก", "เร็ว ๆ นี้", "อ่านระยะเวลา"), (new string('ก', 2_001), "", "ยาวเกินไป")])
        {
            var answer = await (await site.OpenAsync("/app/2568/measures/add", Role.Officer)).SubmitAsync(("มาตรการ/แนวทาง", text), ("ระยะเวลาดำเนินการ", period), ("ขั้นตอน", "หนึ่ง"));
            Assert.Equal(422, answer.Status);
            Assert.Contains(sentence, answer.All, StringComparison.Ordinal);
            Assert.Contains("หนึ่ง", answer.Text("textarea[name='Input.Steps']"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Steps_keep_their_reports_when_a_measure_is_edited()
    {
        await using var site = await Site.StartAsync();
        var list = await Write(site, "อบรมเจ้าหน้าที่", "ตลอดปีงบประมาณ");
        await Report(site, "ขั้นหนึ่ง", 40);
        var form = await (await site.OpenAsync("/app/2568/measures", Role.Officer)).FollowAsync("อบรมเจ้าหน้าที่");
        await form.PressAsync("บันทึกมาตรการ", ("ขั้นตอน", "ขั้นใหม่\nขั้นหนึ่ง\nขั้นสอง"));
        var steps = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<MeasureStep>().OrderBy(x => x.Position).Select(x => x.Text + " " + x.Percent).ToListAsync());
        Assert.Equal(["ขั้นใหม่ 0", "ขั้นหนึ่ง 40", "ขั้นสอง 0"], steps);
    }

    [Fact]
    public async Task Progress_is_reported_by_round_and_what_was_true_on_31_March_stays()
    {
        await using var site = await Site.StartAsync();
        site.Clock.Be(new DateOnly(2025, 5, 10));
        await Write(site, "อบรมเจ้าหน้าที่", "1 ต.ค. 2567 – 30 เม.ย. 2568");
        await Report(site, "ขั้นหนึ่ง", 50, "31 มี.ค. 2568");
        await Report(site, "ขั้นหนึ่ง", 100, "9 พ.ค. 2568");

        var half = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IMeasures>().AsOfRoundAsync(2568, ReportRound.HalfYear, default));
        var now = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IMeasures>().OfYearAsync(2568, default));
        Assert.Equal((25, 50), (half.Rows[0].PercentDone, now.Rows[0].PercentDone));

        var page = await site.OpenAsync("/app/2568/progress", Role.Officer);
        Assert.Contains("เกินกำหนด", page.Text("section.card"), StringComparison.Ordinal);
        var today = await site.OpenAsync("/app/2568", Role.Officer);
        Assert.Contains("อบรมเจ้าหน้าที่", today.All, StringComparison.Ordinal);

        var future = await (await (await site.OpenAsync("/app/2568/progress", Role.Officer)).FollowAsync("ขั้นสอง")).SubmitAsync(("ข้อมูล ณ วันที่", "1 ม.ค. 2570"), ("ความก้าวหน้า", "10"));
        Assert.Equal(422, future.Status);
    }

    [Fact]
    public async Task Evidence_is_a_link_or_a_file_that_is_what_it_says()
    {
        await using var site = await Site.StartAsync();
        await Write(site, "อบรมเจ้าหน้าที่", "ตลอดปีงบประมาณ");
        var step = await (await site.OpenAsync("/app/2568/progress", Role.Officer)).FollowAsync("ขั้นหนึ่ง");
        Assert.Contains("http://", (await step.SubmitAsync(("หรือที่อยู่เว็บ", "javascript:alert(1)"))).Text(".error-summary"), StringComparison.Ordinal);
        var linked = await step.SubmitAsync(("หรือที่อยู่เว็บ", "https://www.example.go.th/news/1"), ("ชื่อหลักฐาน", "ข่าวการอบรม"));
        Assert.Contains("ข่าวการอบรม", linked.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copying_from_last_year_moves_the_period_and_leaves_the_results()
    {
        await using var site = await Site.StartAsync();
        await Write(site, "อบรมเจ้าหน้าที่", "1 ต.ค. 2567 – 31 มี.ค. 2568");
        var copied = await (await site.OpenAsync("/app/2569/measures/copy", Role.Officer)).PressAsync("ยกมาที่ปี 2569");
        Assert.Contains("1 ต.ค. 2568 – 31 มี.ค. 2569", copied.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_agency_and_another_unit_see_nothing_of_it()
    {
        await using var site = await Site.StartAsync();
        await Write(site, "อบรมเจ้าหน้าที่", "ตลอดปีงบประมาณ");
        var (measure, step) = await site.InAgencyAsync("tuayang", async s =>
        {
            var found = await s.GetRequiredService<AppDb>().Set<MeasureStep>().FirstAsync();
            return (found.MeasureId, found.Id);
        });
        foreach (var path in (string[])[$"/app/2568/measures/{measure}", $"/app/2568/progress/{step}"])
        {
            Assert.Equal(200, (await site.OpenAsync(path, Role.Officer)).Status);
            Assert.Equal(404, (await site.OpenAsync(path, Role.Officer, "sommut")).Status);
        }

        Assert.DoesNotContain("อบรมเจ้าหน้าที่", (await site.OpenAsync("/app/2568/measures", Role.Officer, "sommut")).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_downloads_as_a_workbook_that_reads_back()
    {
        await using var site = await Site.StartAsync();
        await Write(site, "=อบรมเจ้าหน้าที่", "ตลอดปีงบประมาณ");
        var client = await site.ClientAsync(Role.Auditor);
        var bytes = await client.GetByteArrayAsync(new Uri("/app/2568/measures/export.xlsx", UriKind.Relative));
        var table = Prongsai.Measures.Import.MeasureTableReader.Read(Prongsai.Platform.Files.TableFile.Read(bytes, "x.xlsx").Value!);
        Assert.Equal("=อบรมเจ้าหน้าที่", Assert.Single(table.Rows).Measure);
        Assert.Equal(["ขั้นหนึ่ง", "ขั้นสอง"], table.Rows[0].Steps);
    }

    [Fact]
    public async Task Every_screen_opens_with_and_without_measures()
    {
        string[] paths = ["measures", "measures/calendar", "measures/lint", "measures/copy", "measures/import", "measures/add", "progress", "progress?round=month", "progress?round=quarter", "progress?round=half", "progress?round=year"];
        await using var site = await Site.StartAsync();
        foreach (var written in (bool[])[false, true])
        {
            foreach (var path in paths)
            {
                Assert.Equal(200, (await site.OpenAsync("/app/2568/" + path, Role.Officer)).Status);
            }

            if (!written)
            {
                await Write(site, "อบรมเจ้าหน้าที่", "ตลอดปีงบประมาณ");
            }
        }
    }

    [Fact]
    public async Task The_demo_has_a_finished_year_and_one_that_is_late()
    {
        await using var site = await Site.StartAsync(demo: true);
        var rows = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IMeasures>().OfYearAsync(2567, default));
        Assert.All(rows.Rows, r => Assert.Equal(100, r.PercentDone));
        Assert.All(rows.Rows, r => Assert.NotEmpty(r.Outcome));
        Assert.Contains("เกินกำหนด", (await site.OpenAsync("/app/2568/progress", Role.Officer)).All, StringComparison.Ordinal);
        Assert.Equal(3, (await site.InAgencyAsync("sommut", s => s.GetRequiredService<IMeasures>().OfYearAsync(2568, default))).Rows.Count);
    }

    private static async Task<Screen> Write(Site site, string text, string period) =>
        await (await site.OpenAsync("/app/2568/measures/add", Role.Officer)).SubmitAsync(("มาตรการ/แนวทาง", text), ("ระยะเวลาดำเนินการ", period), ("ขั้นตอน", "ขั้นหนึ่ง\nขั้นสอง"), ("ผู้รับผิดชอบอื่น", "ทุกส่วนราชการ"));

    private static async Task Report(Site site, string step, int percent, string day = "1 พ.ย. 2569")
    {
        var page = await (await site.OpenAsync("/app/2568/progress", Role.Officer)).FollowAsync(step);
        var done = await page.SubmitAsync(("ข้อมูล ณ วันที่", day), ("ความก้าวหน้า", percent.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("บันทึก", "ทำแล้ว"));
        Assert.Contains("บันทึกความก้าวหน้าแล้ว", done.All, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Names(Screen list) => [.. list.Texts("table tbody th[scope=row] a")];

    private static Task<int> Count(Site site) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Measure>().CountAsync());
}
