using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Platform;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Assessment;

[Trait("engine", "each")]
public sealed class AssessmentPageTests
{
    private const string Table = "รหัส\tรายการ\tปี 2567\tปี 2568\ni1\tขั้นตอน\t95.5\t90.25\ni12\tตรวจสอบ\t88\t78.5\nO7\tรายงาน\t100\t0\nIIT\t\t94\t93\nEIT\t\t90\t84.5\nOIT\t\t99\t98\nคะแนนรวม\t\t94.8\t92.45\nตัวชี้วัดย่อยที่ 9.1\t\t90\t90";

    [Fact]
    public async Task An_officer_pastes_two_years_reviews_them_confirms_and_finds_the_weak_points()
    {
        await using var site = await Site.StartAsync();
        var review = await (await site.OpenAsync("/app/2568/results/import", Role.Officer)).SubmitAsync(("วางตารางคะแนน", Table));

        Assert.Equal("ตรวจผลการประเมินก่อนบันทึก", review.Text("h1"));
        Assert.Contains("อ่านได้ 14 คะแนน ยังไม่รับ 1 แห่ง", review.All, StringComparison.Ordinal);
        Assert.Contains("ระบบคำนวณเองจากข้อ OIT", review.All, StringComparison.Ordinal);
        Assert.Null(await ResultAsync(site, "tuayang", 2568));

        var saved = await review.PressAsync("ยืนยันและบันทึก");
        Assert.Equal("/app/2568/results", saved.Address.AbsolutePath);
        Assert.Contains("ผ่าน (ระบบคำนวณ)", saved.Text("dl.sum"), StringComparison.Ordinal);

        // 0.3 × 93 + 0.3 × 84.5 + 0.4 × 98 = 92.45: the entered total agrees.
        Assert.Contains("92.45 ประกาศผล 92.45 ตรงกัน", saved.All, StringComparison.Ordinal);

        var weak = await site.OpenAsync("/app/2569/weak-points", Role.Officer);
        Assert.Contains("ได้ 78.50 คะแนน ต่ำกว่าเกณฑ์ 85 และลดลง 9.50 คะแนน จากปี 2567 (i12 ได้ 88.00)", weak.All, StringComparison.Ordinal);
        Assert.Contains("ลดลง 5.25 คะแนน จากปี 2567 (i1 ได้ 95.50)", weak.All, StringComparison.Ordinal);
        Assert.Contains("O7", weak.All, StringComparison.Ordinal);
        Assert.Contains("ประเด็นที่ 4 กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", weak.Texts("h2"));
    }

    [Fact]
    public async Task A_total_that_does_not_follow_from_its_instruments_is_shown_beside_the_computed_one()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/app/2568/results/edit?part=summary", Role.Officer);
        var saved = await form.SubmitAsync(("คะแนนรวม", "๙๓.๐๐"), ("IIT", "95"), ("EIT", "90"), ("OIT", "96"), ("ระดับที่ประกาศ", "ผ่าน"));

        Assert.Contains("93.00 ประกาศผล 93.90 !ต่างกัน 0.90", saved.All, StringComparison.Ordinal);
        Assert.Contains("ระดับที่ประกาศคือ “ผ่าน” แต่คะแนนที่กรอกคำนวณได้ระดับ “ผ่านดี”", saved.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emptying_a_field_takes_the_score_away_and_its_weak_point_with_it()
    {
        await using var site = await Site.StartAsync();
        var path = "/app/2568/results/edit?part=questions";
        await (await site.OpenAsync(path, Role.Officer)).SubmitAsync(("i12", "70"));
        Assert.Single(await WeakAsync(site, "tuayang", 2569));

        await (await site.OpenAsync(path, Role.Officer)).SubmitAsync(("i12", ""));
        Assert.Empty(await WeakAsync(site, "tuayang", 2569));
    }

    [Fact]
    public async Task What_a_person_edited_or_dismissed_survives_recomputing()
    {
        await using var site = await Site.StartAsync();
        await (await site.OpenAsync("/app/2568/results/edit?part=questions", Role.Officer)).SubmitAsync(("i12", "70"), ("i1", "60"));
        var list = await site.OpenAsync("/app/2569/weak-points", Role.Officer);

        await (await list.FollowAsync("i12")).SubmitAsync(("สิ่งที่พบ", "ยังไม่มีทะเบียนยืมพัสดุ"), ("ประเด็น", "7"));
        var dismissed = await (await list.FollowAsync("i1 เจ้าหน้าที่")).SubmitAsync(("เหตุผลที่ไม่ต้องแก้", "แก้แล้วเมื่อกลางปี"));
        Assert.Contains("แก้แล้วเมื่อกลางปี", dismissed.All, StringComparison.Ordinal);

        var recomputed = await dismissed.PressAsync("คำนวณใหม่");
        Assert.Contains("ยังไม่มีทะเบียนยืมพัสดุ", recomputed.All, StringComparison.Ordinal);
        var open = Assert.Single(await WeakAsync(site, "tuayang", 2569));
        Assert.Equal(("i12", "ยังไม่มีทะเบียนยืมพัสดุ", 7), (open.Code, open.Finding, open.IssueNo));

        var restored = await recomputed.PressAsync("นำกลับมา");
        Assert.Equal(200, restored.Status);
        Assert.Equal(2, (await WeakAsync(site, "tuayang", 2569)).Count);
    }

    [Fact]
    public async Task Dismissing_without_a_reason_is_refused()
    {
        await using var site = await Site.StartAsync();
        await (await site.OpenAsync("/app/2568/results/edit?part=questions", Role.Officer)).SubmitAsync(("i12", "70"));
        var again = await (await (await site.OpenAsync("/app/2569/weak-points", Role.Officer)).FollowAsync("i12")).SubmitAsync(("เหตุผลที่ไม่ต้องแก้", " \u200b "));

        Assert.Equal(422, again.Status);
        Assert.Contains("โปรดเขียนเหตุผล", again.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_adds_a_weak_point_that_no_score_shows()
    {
        await using var site = await Site.StartAsync();
        var list = await (await site.OpenAsync("/app/2569/weak-points/add", Role.Officer))
            .SubmitAsync(("หัวข้อ", "การยืมพัสดุ"), ("สิ่งที่พบ", "{{7*7}} ${1} @Html %s"), ("ประเด็น", "4"));

        Assert.Contains("{{7*7}} ${1} @Html %s", list.All, StringComparison.Ordinal);
        Assert.Equal(4, Assert.Single(await WeakAsync(site, "tuayang", 2569)).IssueNo);
    }

    [Fact]
    public async Task Thresholds_are_the_offices_own()
    {
        await using var site = await Site.StartAsync();
        await (await site.OpenAsync("/app/2568/results/edit?part=questions", Role.Officer)).SubmitAsync(("i12", "90"));
        var list = await (await site.OpenAsync("/app/2569/weak-points", Role.Officer)).SubmitAsync(("คะแนนต่ำกว่า", "๙๒"));

        Assert.Contains("ได้ 90.00 คะแนน ต่ำกว่าเกณฑ์ 92", list.All, StringComparison.Ordinal);
        var refused = await list.SubmitAsync(("คะแนนต่ำกว่า", "101"));
        Assert.Equal(422, refused.Status);
    }

    [Fact]
    public async Task The_template_reads_back_as_what_was_entered()
    {
        await using var site = await Site.StartAsync();
        await (await site.OpenAsync("/app/2568/results/edit?part=items", Role.Officer)).SubmitAsync(("O12", "0 ไม่ผ่าน"));
        var client = await site.ClientAsync(Role.Officer);
        foreach (var kind in new[] { "xlsx", "csv" })
        {
            using var answer = await client.GetAsync(new Uri($"/app/2568/results/template.{kind}", UriKind.Relative));
            var review = await AttachAsync(site, await answer.Content.ReadAsByteArrayAsync(), "ผล." + kind);
            Assert.True(review.All.Contains("อ่านได้ 1 คะแนน ยังไม่รับ 0 แห่ง", StringComparison.Ordinal), kind + review.Status + review.All);
            Assert.Contains("เหมือนเดิม", review.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Scores_and_weak_points_of_one_agency_are_not_seen_or_changed_by_another()
    {
        await using var site = await Site.StartAsync();
        await (await site.OpenAsync("/app/2568/results/edit?part=questions", Role.Officer, "sommut")).SubmitAsync(("i12", "70"));
        var theirs = Assert.Single(await WeakAsync(site, "sommut", 2569));

        Assert.Contains("ยังไม่มีผลการประเมิน", (await site.OpenAsync("/app/2568/results", Role.Officer)).All, StringComparison.Ordinal);
        Assert.Empty(await WeakAsync(site, "tuayang", 2569));
        Assert.Equal(404, (await site.OpenAsync($"/app/2569/weak-points/{theirs.Id}", Role.Officer)).Status);
    }

    [Fact]
    public async Task The_trend_shows_years_as_a_drawing_and_as_a_table()
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/app/2568/results/trend", Role.Executive);

        Assert.Equal(4, page.Html.QuerySelectorAll("svg.chart polyline").Length);
        Assert.Contains("ปี 2567", page.Text("#trend-table"), StringComparison.Ordinal);
        Assert.Equal(14 + 1, page.Html.QuerySelectorAll("#trend-table tbody tr").Length);
    }

    [Fact]
    public async Task The_demo_has_three_years_and_weak_points_for_the_next()
    {
        await using var site = await Site.StartAsync(demo: true);
        foreach (var year in new[] { 2565, 2566, 2567 })
        {
            Assert.NotNull((await ResultAsync(site, "tuayang", year))!.Total);
        }

        var weak = await WeakAsync(site, "tuayang", 2568);
        Assert.Contains(weak, w => w is { Code: "i12", IssueNo: 4 });
        Assert.Contains(weak, w => w is { Code: "O13", IssueNo: 2 });
        Assert.Equal(["O13", "O25"], (await ResultAsync(site, "tuayang", 2567))!.FailedItems);
    }

    [Fact]
    public async Task The_demo_shows_one_total_that_does_not_add_up()
    {
        await using var site = await Site.StartAsync(demo: true);

        Assert.Contains("ต่างกัน 0.25", (await site.OpenAsync("/app/2566/results", Role.Auditor)).All, StringComparison.Ordinal);
        Assert.DoesNotContain("ต่างกัน", (await site.OpenAsync("/app/2567/results", Role.Auditor)).All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+cmd|'/c calc'!A1")]
    [InlineData("@SUM(1)")]
    [InlineData("＝1+1")]
    public async Task A_name_that_looks_like_a_formula_is_inert_in_the_downloads(string name)
    {
        await using var site = await Site.StartAsync();
        await (await site.OpenAsync("/app/2568/framework/correct?path=items/O12/name", Role.Administrator)).SubmitAsync(("ค่าใหม่", name), ("เหตุผล", "ทดลอง"));
        var client = await site.ClientAsync(Role.Officer);
        var csv = await client.GetStringAsync(new Uri("/app/2568/results/template.csv", UriKind.Relative));
        using var zip = new System.IO.Compression.ZipArchive(await client.GetStreamAsync(new Uri("/app/2568/results/template.xlsx", UriKind.Relative)));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());

        Assert.Contains("'" + name[0], csv, StringComparison.Ordinal);
        Assert.DoesNotContain("<f", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_asks_for_the_results_that_the_measures_of_the_year_need()
    {
        await using var site = await Site.StartAsync();
        var path = "/app/2568/results/edit?part=questions";
        Assert.Contains("ยังไม่มีผลการประเมินปี 2568", (await site.OpenAsync("/app/2569", Role.Officer)).All, StringComparison.Ordinal);
        await (await site.OpenAsync(path, Role.Officer)).SubmitAsync(("i1", "90"));
        Assert.DoesNotContain("ยังไม่มีผลการประเมินปี 2568", (await site.OpenAsync("/app/2569", Role.Officer)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_tells_of_a_step_of_the_calendar_that_is_near()
    {
        await using var site = await Site.StartAsync();
        site.Clock.Be(new DateOnly(2024, 7, 20));

        Assert.Contains("ปฏิทิน ITA ปี 2567: ประกาศผล ภายใน 30 ก.ค. 2567", (await site.OpenAsync("/app/2567", Role.Officer)).All, StringComparison.Ordinal);
    }

    internal static async Task<Screen> AttachAsync(Site site, byte[] file, string name)
    {
        var form = await site.OpenAsync("/app/2568/results/import", Role.Officer);
        using var body = new MultipartFormDataContent { { new ByteArrayContent(file), "Attached", name } };
        foreach (var field in Screen.Fields((AngleSharp.Html.Dom.IHtmlFormElement)form.Html.QuerySelector("main form")!))
        {
            body.Add(new StringContent(field.Value), field.Key);
        }

        return await Screen.ReadAsync(form.Client, await form.Client.PostAsync(new Uri("/app/2568/results/import?handler=Read", UriKind.Relative), body));
    }

    internal static Task<YearResult?> ResultAsync(Site site, string agency, int year) =>
        site.InAgencyAsync(agency, s => s.GetRequiredService<IAssessmentResults>().OfYearAsync(year, default));

    private static Task<IReadOnlyList<WeakPointView>> WeakAsync(Site site, string agency, int year) =>
        site.InAgencyAsync(agency, s => s.GetRequiredService<IAssessmentResults>().WeakPointsForAsync(year, default));
}
