using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Measures;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Import;
using Prongsai.Measures.Writing;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Measures;

/// <summary>What a document leaves open is asked beside its row, and the answer counts.</summary>
[Trait("engine", "each")]
public sealed class ImportReviewTests
{
    private const string Doubtful = """
        มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ ของเทศบาลตำบลสมมติ

        ประเด็น	ข้อคำถาม ITA	ผลการวิเคราะห์ข้อมูล	มาตรการ	ขั้นตอน/วิธีการปฏิบัติ	ระยะเวลาดำเนินการ	ส่วนงานที่รับผิดชอบ
        ๑. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ	๑๑ เจ้าหน้าที่ให้บริการตามขั้นตอนและระยะเวลาเพียงใด	ผู้รับบริการรอนาน	กำกับเวลาให้บริการ	๑. จับเวลาทุกงาน ๒. ติดประกาศระยะเวลา	๑ ต.ค. ๒๕๖๕ – ๓๑ มี.ค. ๒๕๖๖	สำนักปลัด
        """;

    private const string TwoTables = """
        รายงานผลมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ของเทศบาลตำบลสมมติ

        มาตรการ	วิธีการดำเนินการ	ผู้รับผิดชอบ	ระยะเวลา	การติดตามผล
        ๑. ลดเวลาให้บริการ	๑. แต่งตั้งคณะกรรมการตรวจเวลา ๒. ประกาศเวลาใหม่	สำนักปลัด	ต.ค.๖๗ ถึง มี.ค.๖๘	รายงานทุก ๖ เดือน / ให้ผู้บริหาร...

        มาตรการ	วิธีการดำเนินการ	ผู้รับผิดชอบ	ระยะเวลา	การติดตามผล
        				ให้ผู้บริหารทราบ

        มาตรการ	ขั้นตอน/วิธีการ	ผู้รับผิดชอบ	ระยะเวลาดำเนินการ	ผลการดำเนินการ
        ๑. ลดเวลาให้บริการ	๑. แต่งตั้งคณะทำงานตรวจเวลา ๒. ประกาศเวลาใหม่ ๓. อบรมเจ้าหน้าที่จุดบริการ	สำนักปลัด	ต.ค.๖๗ ถึง มี.ค.๖๘	๑. มีคำสั่งแล้ว ๒. ประกาศแล้ว
        """;

    [Fact]
    public async Task A_doubtful_code_is_asked_with_the_wordings_of_its_year_and_the_answer_becomes_the_code()
    {
        await using var site = await Site.StartAsync();
        var review = await ReviewAsync(site, 2566, Doubtful);
        var group = Assert.Single(review.Html.QuerySelectorAll("fieldset"), f => f.TextContent.Contains("๑๑", StringComparison.Ordinal));
        Assert.Equal(["i1", "e11", "i11", "O11", ""], group.QuerySelectorAll("input[type=radio]").Select(r => r.GetAttribute("value")));
        Assert.Contains("ถ้อยคำตรงกับในเอกสาร", review.Texts("fieldset .choice")[0], StringComparison.Ordinal);

        // Asked, not guessed: nothing but "not known" is chosen.
        Assert.Equal("", group.QuerySelector("input[checked]")!.GetAttribute("value"));

        var kept = await review.PressAsync("เก็บร่างไว้ก่อน", ("i1 ให้บริการ", "i1"), ("มาตรการ/แนวทาง", "กำกับเวลาให้บริการทุกจุด"));
        Assert.Contains("เก็บร่างไว้แล้ว", kept.All, StringComparison.Ordinal);
        Assert.Equal("i1", kept.Html.QuerySelector("fieldset input[checked]")!.GetAttribute("value"));
        Assert.Contains("ตารางที่วาง", (await site.OpenAsync("/app/2566/measures/import", Role.Officer)).Text("#drafts + ul"), StringComparison.Ordinal);

        var done = await (await site.OpenAsync(kept.Address.AbsolutePath, Role.Officer)).PressAsync("นำเข้าแถวที่เลือก");
        Assert.Equal(200, done.Status);
        var row = Assert.Single((await TableAsync(site, 2566)).Rows);
        Assert.Equal(["i1"], row.ItemCodes);
        Assert.Equal("กำกับเวลาให้บริการทุกจุด", row.Text);
    }

    [Fact]
    public async Task A_code_left_open_comes_in_without_a_code_and_that_is_said()
    {
        await using var site = await Site.StartAsync();
        var done = await (await ReviewAsync(site, 2566, Doubtful)).PressAsync("นำเข้าแถวที่เลือก");
        Assert.Contains("ยังไม่ได้เลือกรหัสข้อ 1 แห่ง", done.All, StringComparison.Ordinal);
        Assert.Empty(Assert.Single((await TableAsync(site, 2566)).Rows).ItemCodes);
    }

    [Fact]
    public async Task An_answer_that_was_not_offered_is_no_answer()
    {
        await using var site = await Site.StartAsync();
        var review = await ReviewAsync(site, 2566, Doubtful);
        var radio = (AngleSharp.Html.Dom.IHtmlInputElement)review.Html.QuerySelector("fieldset input[type=radio]")!;
        radio.Value = "i99";
        await review.PressAsync("นำเข้าแถวที่เลือก", ("i1 ให้บริการ", "i99"));
        Assert.Empty(Assert.Single((await TableAsync(site, 2566)).Rows).ItemCodes);
    }

    [Fact]
    public void Two_tables_that_differ_keep_both_wordings_and_a_cue_of_the_page_is_taken_out()
    {
        var table = MeasureTableReader.Read(TableFile.ReadText(TwoTables).Value!);
        var row = Assert.Single(table.Rows);
        Assert.Equal(["แต่งตั้งคณะกรรมการตรวจเวลา", "ประกาศเวลาใหม่"], row.Steps);
        Assert.Equal(
            [("แต่งตั้งคณะกรรมการตรวจเวลา", "แต่งตั้งคณะทำงานตรวจเวลา"), ("", "อบรมเจ้าหน้าที่จุดบริการ")], row.Variants.Select(v => (v.Instead, v.Text)));
        Assert.Empty(table.Unresolved);
        Assert.Equal("/ ให้ผู้บริหาร...", Assert.Single(table.Findings, f => f.Code == "page-cue").Text);
        Assert.Equal(2, table.Findings.Count(f => f.Code == "tables-differ"));
    }

    [Fact]
    public async Task The_wording_that_a_person_takes_is_the_one_that_comes_in()
    {
        await using var site = await Site.StartAsync();
        var review = await ReviewAsync(site, 2568, TwoTables);
        Assert.Contains("เอกสารเขียนขั้นตอนไว้สองแบบ", review.All, StringComparison.Ordinal);
        await review.PressAsync("นำเข้าแถวที่เลือก", ("ตามตารางผล: แต่งตั้งคณะทำงานตรวจเวลา", "True"));
        Assert.Equal(["แต่งตั้งคณะทำงานตรวจเวลา", "ประกาศเวลาใหม่"], Assert.Single((await TableAsync(site, 2568)).Rows).Steps);
    }

    [Fact]
    public async Task A_draft_kept_in_two_windows_is_not_overwritten_and_one_of_another_agency_is_not_there()
    {
        await using var site = await Site.StartAsync();
        var review = await ReviewAsync(site, 2566, Doubtful);
        await review.PressAsync("นำเข้าแถวที่เลือก");
        var late = await review.PressAsync("เก็บร่างไว้ก่อน");
        Assert.Equal(422, late.Status);
        Assert.Equal(404, (await site.OpenAsync(review.Address.AbsolutePath, Role.Officer, "sommut")).Status);
        var draft = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<ImportDraft>().SingleAsync());
        Assert.NotNull(draft.ConfirmedAt);
        Assert.NotEqual("", draft.MadeBy);
        Assert.Equal("๑๑", ImportMeasures.Content(draft).Rows[0].Doubts[0].Text);
    }

    private static async Task<Screen> ReviewAsync(Site site, int year, string table) =>
        await (await site.OpenAsync($"/app/{year}/measures/import", Role.Officer)).SubmitAsync(("วางตารางที่นี่", table));

    private static Task<MeasureTable> TableAsync(Site site, int year) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<IMeasures>().OfYearAsync(year, default));
}
