using Prongsai.Measures;
using Prongsai.Measures.Contracts;
using Prongsai.Platform.Files;
using Prongsai.Site.Tests.Assessment;

namespace Prongsai.Site.Tests.Measures;

public sealed class LintTests
{
    private const string Clean = """
        บันทึกข้อความ
        ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลตัวอย่าง
        วันที่ ๓๐ กันยายน ๒๕๖๘
        เรื่อง รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ขององค์การบริหารส่วนตำบลตัวอย่าง
        ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ

        ลำดับ	มาตรการ/กิจกรรม	ขั้นตอนหรือวิธีการปฏิบัติ	ระยะเวลาในการดำเนินการ	ผู้รับผิดชอบ	สรุปผลการดำเนินการ	ผลลัพธ์
        ๑	จัดทำแผนผังขั้นตอนการให้บริการ	๑. ประชุมทุกกอง ๒. ติดตั้งแผนผังที่จุดบริการ	๑ ต.ค. ๒๕๖๗ – ๓๑ มี.ค. ๒๕๖๘	สำนักปลัด	๑. ประชุมเมื่อวันที่ ๙ ตุลาคม ๒๕๖๗ มีผู้เข้าร่วม ๒๔ คน ๒. ติดตั้งแล้ว ๕ จุด เมื่อวันที่ ๑๕ มกราคม ๒๕๖๘	๑) ระยะเวลารอเฉลี่ยลดจาก ๔๐ นาทีเหลือ ๒๕ นาที
        ๒	อบรมเจ้าหน้าที่ด้านการให้บริการ	๑. จัดทำหลักสูตร ๒. อบรมเจ้าหน้าที่ทุกคน	ไตรมาสที่ ๒	กองการศึกษา	๑. ได้หลักสูตร ๖ ชั่วโมง ๒. มีผู้ผ่านการอบรม ๓๑ คน จาก ๓๒ คน	๑) คะแนนความพึงพอใจเพิ่มเป็นร้อยละ ๙๒

        ประเด็นที่ ๔ กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ

        ลำดับ	มาตรการ/กิจกรรม	ขั้นตอนหรือวิธีการปฏิบัติ	ระยะเวลาในการดำเนินการ	ผู้รับผิดชอบ	สรุปผลการดำเนินการ	ผลลัพธ์
        ๑	จัดระบบการยืมทรัพย์สินของราชการ	๑. จัดทำแบบฟอร์มการยืม ๒. ตรวจสอบครุภัณฑ์ทุกไตรมาส	ดำเนินการตลอดทั้งปี	กองคลัง	๑. มีผู้ยืม ๑๘ ครั้ง คืนครบ ๒. ตรวจแล้ว ๔ ครั้ง	๑) ไม่พบทรัพย์สินสูญหาย
        """;

    [Fact]
    public void Lines_to_sign_on_and_the_results_of_the_year_before_are_no_slips()
    {
        const string Sign = "(ลงชื่อ)............................................\n";
        var memo = Clean.Replace("ประเด็นที่ ๑ ", "เทศบาลตำบลสมมติได้วิเคราะห์ผลการประเมินปีงบประมาณ พ.ศ. ๒๕๖๗ ซึ่งมีคะแนนรวม ๙๐.๙๒ คะแนน\nประเด็นที่ ๑ ", StringComparison.Ordinal) + "\n\n" + Sign + Sign + Sign;
        Assert.Empty(Findings(TableFile.ReadText(memo).Value!));
    }

    [Fact]
    public void A_clean_report_gives_no_finding()
    {
        var findings = Findings(TableFile.ReadText(Clean).Value!);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("๓๐ กันยายน ๒๕๖๘", "๓๑ กันยายน ๒๕๖๘", "impossible-date")]
    [InlineData("๑๕ มกราคม ๒๕๖๘", "๓๑/๐๖/๒๕๖๘", "impossible-date")]
    [InlineData("เมื่อวันที่ ๑๕ มกราคม ๒๕๖๘", "เมื่อวันอังคารที่ ๑๕ มกราคม ๒๕๖๘", "weekday-differs")]
    [InlineData("๑๕ มกราคม ๒๕๖๘", "๑๕ มกราคม ๒๕๖๙", "event-after-report")]
    [InlineData("๑๕ มกราคม ๒๕๖๘", "๑๕/๑/๒๕๖๙", "event-after-report")]
    [InlineData("๒\tอบรม", "๓\tอบรม", "numbering-gap")]
    [InlineData("กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", "issue-repeated")]
    [InlineData("๑. ได้หลักสูตร ๖ ชั่วโมง", "๑. มีการจัดทำหลักสูตรอบรมเจ้าหน้าที่ทุกคน", "result-repeats-method")]
    [InlineData("๑) คะแนนความพึงพอใจเพิ่มเป็นร้อยละ ๙๒", "รอผลการประเมิน", "waiting-as-result")]
    [InlineData("กองการศึกษา", "", "no-owner")]
    [InlineData("ไตรมาสที่ ๒", "ต.ค. ๒๕๖๙", "period-outside-year")]
    [InlineData("ไตรมาสที่ ๒", "เร็ว ๆ นี้", "period-unclear")]
    [InlineData("คืนครบ", "ดู https://example.go.th/ita๒๕๖๘", "thai-digit-in-url")]
    [InlineData("ประเด็นที่ ๑ ", "รายงานผล ปีงบประมาณ ๒๕๖๗\nประเด็นที่ ๑ ", "year-differs")]
    [InlineData("จัดระบบการยืมทรัพย์สินของราชการ\t๑. จัดทำแบบฟอร์มการยืม ๒. ตรวจสอบครุภัณฑ์ทุกไตรมาส", "ระบบเบิกพัสดุ\t๑. เผยแพร่แผนจัดซื้อจัดจ้าง ๒. เผยแพร่งบประมาณ", "other-topic")]
    public void One_slip_in_it_gives_its_finding(string right, string wrong, string code)
    {
        var text = Clean.Replace("จัดทำหลักสูตร ๒.", code == "result-repeats-method" ? "จัดทำหลักสูตรอบรมเจ้าหน้าที่ทุกคน ๒." : "จัดทำหลักสูตร ๒.", StringComparison.Ordinal)
            .Replace(right, wrong, StringComparison.Ordinal);
        var finding = Assert.Single(Findings(TableFile.ReadText(text).Value!));
        Assert.Equal(code, finding.Code);
        Assert.NotEqual("", finding.Where);
        Assert.NotEqual("", finding.Hint);
    }

    [Theory]
    [InlineData("000", "impossible-date 1, numbering-gap 1, old-year 1, page-cue 1")]
    [InlineData("001", "analysis-repeated 1, item-code-unclear 2, other-topic 1, title-by-hand 1")]
    [InlineData("002", "foreign-letter 1, item-code-spelling 1, name-differs 1, order-number-differs 1, tables-differ 1, thai-digit-in-url 2, waiting-as-result 1, year-differs 1")]
    [InlineData("003", "issue-repeated 1, name-differs 8")]
    [InlineData("004", "event-after-report 1, heading-differs 1, item-code-spelling 1, result-repeats-method 7, year-differs 1")]
    public void Each_slip_known_in_a_real_document_is_found_and_nothing_else(string seed, string slips)
    {
        var (document, _) = SeedImportTests.Read(seed);
        var found = Findings(document).CountBy(f => f.Code).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}");
        Assert.Equal(slips, string.Join(", ", found));
    }

    [Theory]
    [InlineData("ประเด็นที่ ๔ กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", "ประเด็นที่ ๔ การบริหารอาคารสถานที่และยานพาหนะ", "issue-name")]
    [InlineData("ประเด็นที่ ๔ ", "ประเด็นที่ ๙ ", "issue-name")]
    public void The_framework_of_the_documents_year_knows_the_names_of_its_issues(string right, string wrong, string code) =>
        Assert.Equal(code, Assert.Single(Findings(TableFile.ReadText(Clean.Replace(right, wrong, StringComparison.Ordinal)).Value!)).Code);

    [Theory]
    [InlineData(2567, "i20", null)]
    [InlineData(2568, "i25", "item-code-unknown")]
    [InlineData(2568, "O12 i3", null)]
    public void A_code_is_known_by_the_year_or_by_the_year_whose_results_it_answers(int year, string codes, string? finding)
    {
        var plan = $"มาตรการ ประจำปีงบประมาณ พ.ศ. {year} ของเทศบาลตำบลสมมติ\n\nข้อคำถาม\tมาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา\n{codes}\tจัดระบบการยืม\tทำแบบฟอร์ม\tกองคลัง\tตลอดปีงบประมาณ";
        Assert.Equal(finding, Findings(TableFile.ReadText(plan).Value!).SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData("ในปีงบประมาณ ๒๕๖๗ หน่วยงานได้ปรับปรุงเว็บไซต์แล้ว", false)]
    [InlineData("เผยแพร่ทุกปีตั้งแต่ปีงบประมาณ ๒๕๖๑", false)]
    [InlineData("ขับเคลื่อนแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", true)]
    public void An_old_year_in_a_plan_is_asked_unless_it_tells_what_was(string step, bool asked)
    {
        var plan = $"มาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ของเทศบาลตำบลสมมติ\n\nมาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา\nปรับปรุงเว็บไซต์\t{step}\tสำนักปลัด\tตลอดปีงบประมาณ";
        Assert.Equal(asked, Findings(TableFile.ReadText(plan).Value!).Any(f => f.Code == "old-year"));
    }

    private static IReadOnlyList<LintFinding> Findings(TableDocument document) => new MeasureDocuments(PackFiles.Shelf()).Check(document, "").Value!.Findings;
}
