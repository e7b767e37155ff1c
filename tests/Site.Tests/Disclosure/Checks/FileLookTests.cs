using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Platform.Files;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Disclosure.Checks;

public class FileLookTests
{
    private static readonly Demand Of2568 = new(2568);

    [Fact]
    public void A_good_file_raises_no_alarm()
    {
        Assert.Empty(FileLook.Check(Pdf("แผน ปีงบประมาณ 2568.pdf", $"แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2568 {Pages.Filler}"), Of2568));
        Assert.Empty(FileLook.Check(Pdf("O5.pdf", $"แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐) {Pages.Filler}"), Of2568));
        Assert.Empty(FileLook.Check(Pdf("ประกาศ ลงวันที่ 1 ตุลาคม 2567.pdf", $"ประกาศ เรื่อง นโยบายไม่รับของขวัญ ปีงบประมาณ 2568 ประกาศ ณ วันที่ 1 ตุลาคม 2567 {Pages.Filler} (นายสมมติ ตัวอย่าง)\nนายกองค์การบริหารส่วนตำบลตัวอย่าง"), Of2568 with { Signed = true }));
        Assert.Empty(FileLook.Check(Pdf("a.pdf", $"ปีงบประมาณ 2568 โครงการเลขที่ 67059123456 โทร 0 2000 0000 เลขที่ 1-2345-67890-12-0 {Pages.Filler} https://www.example.go.th/2568"), Of2568));
    }

    [Fact]
    public void A_scan_without_text_is_seen_and_one_that_is_mostly_that_is_told_from_it()
    {
        Assert.Equal(["file.picture-only"], Codes(Pdf("a.pdf", "") with { Letters = [0, 3, 0], Pages = 3 }, Of2568));
        Assert.Equal(["file.picture-partly"], Codes(Pdf("a.pdf", "ปีงบประมาณ 2568") with { Letters = [900, 0, 0], Pages = 3 }, Of2568));
        Assert.Empty(Codes(Pdf("a.pdf", "ปีงบประมาณ 2568") with { Letters = [900, 800, 0], Pages = 3 }, Of2568));
        Assert.Equal(["file.picture"], Codes(new SeenFile("a.jpg", FileKind.Jpeg, SeenState.Read, 100), Of2568));
    }

    [Theory]
    [InlineData("แผนปฏิบัติการ ปีงบประมาณ 2567.pdf", "", nameof(Weight.Blocks))]
    [InlineData("O14-2567.pdf", "", nameof(Weight.Blocks))]
    [InlineData("แผน.pdf", "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", nameof(Weight.Blocks))]
    [InlineData("แผน 2567.pdf", "ข้อมูลของปีงบประมาณ 2568 และแผนของปีก่อน", nameof(Weight.Warns))]
    public void Another_fiscal_year_in_the_name_or_at_the_head_is_seen(string name, string text, string weight)
    {
        var filler = string.Concat(Enumerable.Repeat(Pages.Filler, 3));
        // The last one says the year in its body, far from its head.
        var file = Pdf(name, weight == nameof(Weight.Warns) ? filler + text : text + " " + filler);
        var fault = Assert.Single(FileLook.Check(file, Of2568));
        Assert.Equal(("year.title", weight), (fault.Code, fault.Weight.ToString()));
    }

    [Fact]
    public void A_closed_broken_or_empty_file_is_seen_and_nothing_more_is_said_of_it()
    {
        Assert.Equal(["file.encrypted"], Codes(Pdf("2567.pdf", "") with { State = SeenState.Encrypted }, Of2568));
        Assert.Equal(["file.broken"], Codes(Pdf("2567.pdf", "") with { State = SeenState.Broken }, Of2568));
        Assert.Equal(["file.empty"], Codes(Pdf("2567.pdf", "") with { State = SeenState.Empty }, Of2568));
        Assert.Equal(["file.old-office"], Codes(Pdf("2567.doc", "") with { State = SeenState.OldOffice }, Of2568));
    }

    [Fact]
    public void A_paper_that_must_be_signed_and_is_not_is_seen()
    {
        var text = $"ประกาศเจตนารมณ์นโยบายไม่รับของขวัญ ปีงบประมาณ 2568 {Pages.Filler}";
        Assert.Equal(["file.unsigned"], Codes(Pdf("a.pdf", text), Of2568 with { Signed = true }));
        Assert.Empty(Codes(Pdf("a.pdf", text + "\nลงชื่อ ........"), Of2568 with { Signed = true }));
        Assert.Empty(Codes(Pdf("a.pdf", text), Of2568));
    }

    [Fact]
    public void Numbers_of_people_are_seen_masked_and_look_alikes_are_not()
    {
        var fault = Assert.Single(FileLook.Check(Pdf("a.pdf", "ปีงบประมาณ 2568 บัตร 1-1037-00000-00-3 ที่อยู่"), Of2568));
        Assert.Equal(("personal.id", Weight.Blocks), (fault.Code, fault.Weight));
        Assert.DoesNotContain("1103700000003", fault.Words[0].Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["personal.account"], Codes(Pdf("a.pdf", "ปีงบประมาณ 2568 เลขที่บัญชี 123-4-56789-0"), Of2568));
    }

    [Fact]
    public void Thai_digits_in_an_address_inside_are_seen()
    {
        var fault = Assert.Single(FileLook.Check(Pdf("a.pdf", "ปีงบประมาณ 2568 ดู https://www.example.go.th/ita/๒๕๖๘/o๑ ได้ที่เว็บไซต์"), Of2568));
        Assert.Equal(["https://www.example.go.th/ita/๒๕๖๘/o๑", "https://www.example.go.th/ita/2568/o1"], fault.Words);
    }

    [Fact]
    public async Task A_blank_under_fees_or_papers_is_seen()
    {
        var html = "<table><tr><th>งาน<th>ขั้นตอน<th>ค่าธรรมเนียม<th>รายการเอกสารประกอบ</tr><tr><td>ขออนุญาตก่อสร้าง<td>3 ขั้น<td>ไม่มี<td>สำเนาโฉนด</tr><tr><td>จดทะเบียนพาณิชย์<td>2 ขั้น<td><td></tr></table>";
        var file = await FileReading.ReadAsync(System.Text.Encoding.UTF8.GetBytes(html), "o9.html", TestContext.Current.CancellationToken);
        Assert.Equal(["file.blank", "file.blank"], Codes(file, Demand.None with { Filled = true }));
        Assert.Empty(Codes(file, Demand.None));
        var fault = FileLook.Check(file, Demand.None with { Filled = true })[0];
        Assert.Equal(["ค่าธรรมเนียม", "3", "1"], fault.Words);
    }

    [Fact]
    public async Task Files_are_read_by_what_they_are()
    {
        var ct = TestContext.Current.CancellationToken;
        var pdf = await FileReading.ReadAsync(Pdfs.Of("", ""), "a.docx", ct);
        Assert.SkipWhen(pdf.State == SeenState.TooLong, "poppler-utils is not installed.");
        Assert.Equal(["file.picture-only"], Codes(pdf, Demand.None));
        Assert.Equal(["file.encrypted"], Codes(await FileReading.ReadAsync(Pdfs.Encrypted(), "a.pdf", ct), Demand.None));
        Assert.Equal(["file.empty"], Codes(await FileReading.ReadAsync([], "a.pdf", ct), Demand.None));
        Assert.Equal(["file.unknown"], Codes(await FileReading.ReadAsync([0, 1, 2, 3], "a.pdf", ct), Demand.None));
        Assert.Equal(["file.broken"], Codes(await FileReading.ReadAsync("PK\u0003\u0004 nothing"u8.ToArray(), "a.docx", ct), Demand.None));
    }

    private static SeenFile Pdf(string name, string text) => new(name, FileKind.Pdf, SeenState.Read, 1000) { Pages = 1, Text = text, Letters = [text.Count(char.IsLetterOrDigit)] };

    private static List<string> Codes(SeenFile file, Demand demand) => [.. FileLook.Check(file, demand).Select(f => f.Code)];
}
