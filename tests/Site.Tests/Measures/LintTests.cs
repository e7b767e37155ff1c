using Prongsai.Measures.Import;
using Prongsai.Measures.Linting;
using Prongsai.Platform.Files;

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
    public void A_clean_report_gives_no_finding()
    {
        var findings = Findings(TableFile.ReadText(Clean).Value!);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("๓๐ กันยายน ๒๕๖๘", "๓๑ กันยายน ๒๕๖๘", "impossible-date")]
    [InlineData("๑๕ มกราคม ๒๕๖๘", "๑๕ มกราคม ๒๕๖๙", "event-after-report")]
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
    [InlineData("000", "impossible-date", "numbering-gap", "old-year")]
    [InlineData("001", "item-code-unclear", "other-topic", "analysis-repeated", "title-by-hand")]
    [InlineData("002", "order-number-differs", "name-differs", "thai-digit-in-url", "waiting-as-result", "year-differs", "item-code-spelling")]
    [InlineData("003", "issue-repeated", "name-differs")]
    [InlineData("004", "year-differs", "event-after-report", "result-repeats-method", "item-code-spelling", "heading-differs")]
    public void Each_slip_known_in_a_real_document_is_found(string seed, params string[] codes)
    {
        var (document, _) = SeedImportTests.Read(seed);
        var found = Findings(document).Select(f => f.Code).ToHashSet();
        Assert.Empty(codes.Except(found));
    }

    private static IReadOnlyList<Finding> Findings(TableDocument document) => Lint.Of(document, MeasureTableReader.Read(document));
}
