using Prongsai.Platform;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Assessment;

/// <summary>What the pages refuse; nothing is changed by it, so all share one site.</summary>
[Trait("engine", "each")]
public sealed class RefusalPageTests(RefusalPageTests.OneSite one) : IClassFixture<RefusalPageTests.OneSite>
{
    private readonly Site site = one.Site;

    [Theory]
    [InlineData("100.01")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("-0.5")]
    [InlineData("9223372036854775808")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_score_that_cannot_be_is_refused_beside_its_field_and_stays_as_typed(string score)
    {
        var again = await (await site.OpenAsync("/app/2568/results/edit?part=questions", Role.Officer)).SubmitAsync(("i3", score));

        Assert.Equal(422, again.Status);
        Assert.Contains("i3:", again.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("#Scores_i3_", again.Html.QuerySelector("[role=alert] a")!.GetAttribute("href"));
        Assert.Equal(score, again.Html.QuerySelector("#Scores_i3_")!.GetAttribute("value"));
        Assert.Null(await AssessmentPageTests.ResultAsync(site, "tuayang", 2568));
    }

    [Fact]
    public async Task A_text_of_piled_up_marks_is_refused_at_once()
    {
        var again = await (await site.OpenAsync("/app/2569/weak-points/add", Role.Officer))
            .SubmitAsync(("หัวข้อ", "ก"), ("สิ่งที่พบ", "ก" + string.Concat(Enumerable.Repeat("ุ้", 1900))));

        Assert.Equal(422, again.Status);
        Assert.Contains("ซ้อนกันผิดปกติ", again.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_that_was_tampered_with_saves_nothing()
    {
        var review = await (await site.OpenAsync("/app/2568/results/import", Role.Officer)).SubmitAsync(("วางตารางคะแนน", "i1\t90"));
        foreach (var lines in new[] { "2568 i1 101", "2568 O1 50", "2568 i99 90", "2499 i1 90", "x", "", "2568 i1 90\n2568 i1 91" })
        {
            ((AngleSharp.Html.Dom.IHtmlInputElement)review.Html.QuerySelector("[name=Lines]")!).Value = lines;
            Assert.Equal(422, (await review.PressAsync("ยืนยัน")).Status);
        }

        Assert.Null(await AssessmentPageTests.ResultAsync(site, "tuayang", 2568));
    }

    [Fact]
    public async Task Who_may_only_read_gets_no_form_and_no_way_around()
    {
        Assert.Equal(200, (await site.OpenAsync("/app/2568/results", Role.Auditor)).Status);
        Assert.Equal(403, (await site.OpenAsync("/app/2568/results/edit", Role.Auditor)).Status);
        Assert.Equal(403, (await site.OpenAsync("/app/2568/results/import", Role.Executive)).Status);
        Assert.Equal(403, (await site.OpenAsync("/app/2568/framework/correct?path=items/O1/name", Role.Officer)).Status);
        Assert.Equal(404, (await site.OpenAsync("/app/2500/results", Role.Officer)).Status);
    }

    [Fact]
    public async Task A_formula_counts_as_its_value_and_is_never_run()
    {
        var file = OfficeFiles.Xlsx("""
            <sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>รหัส</t></is></c><c r="B1" t="inlineStr"><is><t>คะแนน</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>i1</t></is></c><c r="B2"><f>HYPERLINK("http://evil.example","x")</f><v>91.5</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>i2</t></is></c><c r="B3"><f>1+1</f></c></row></sheetData>
            """);
        var review = await AssessmentPageTests.AttachAsync(site, file, "ผล.xlsx");

        Assert.Contains("91.50", review.Text("table"), StringComparison.Ordinal);
        Assert.DoesNotContain("evil", review.All, StringComparison.Ordinal);
        Assert.Contains("อ่านได้ 1 คะแนน", review.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ผล.xlsx")]
    [InlineData("ผล.docx")]
    [InlineData("../../etc/passwd")]
    public async Task A_file_that_is_not_a_table_is_refused_with_its_cure(string name)
    {
        var again = await AssessmentPageTests.AttachAsync(site, [0x4D, 0x5A, 0x90, 0x00, 0x03, 0xFF, 0xFE, 0x01], name);

        Assert.Equal(422, again.Status);
        Assert.Equal("#Attached", again.Html.QuerySelector("[role=alert] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_sheet_that_claims_a_million_rows_is_refused_by_the_cap()
    {
        var again = await AssessmentPageTests.AttachAsync(site, OfficeFiles.Xlsx("""<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"""), "ผล.xlsx");

        Assert.Equal(422, again.Status);
    }

    [Theory]
    [InlineData("instruments/IIT/weight", "35", "ต้องเป็น 100")]
    [InlineData("items/O12/subIndicator", "9.9", "ไม่มีในชุดเกณฑ์")]
    [InlineData("items/O12/defaultUnit", "งานพัสดุ กองคลัง", "เหมือนค่าเดิม")]
    [InlineData("items/O12/defaultUnit", " ", "ว่าง")]
    [InlineData("instruments/IIT/weight", "1e5", "ชนิด")]
    public async Task A_correction_that_cannot_be_is_refused_with_the_reason(string path, string value, string sentence)
    {
        var again = await (await site.OpenAsync("/app/2568/framework/correct?path=" + path, Role.Administrator)).SubmitAsync(("ค่าใหม่", value), ("เหตุผล", "ทดลอง"));

        Assert.Equal(422, again.Status);
        Assert.Contains(sentence, again.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("items/O12/code")]
    [InlineData("items/O99/name")]
    [InlineData("../appsettings.json")]
    public async Task What_is_no_rule_is_not_found(string path)
    {
        Assert.Equal(404, (await site.OpenAsync("/app/2568/framework/correct?path=" + Uri.EscapeDataString(path), Role.Administrator)).Status);
    }

    public sealed class OneSite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await Site.StartAsync();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
