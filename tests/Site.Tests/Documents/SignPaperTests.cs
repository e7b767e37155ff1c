using System.Text.Json;
using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;

namespace Prongsai.Site.Tests.Documents;

public sealed class SignPaperTests
{
    private const string Address = "https://example.go.th/v/7K3M9Q";

    // 07:05 UTC is 14.05 in Thailand.
    private static readonly DateTime At = new(2026, 3, 30, 7, 5, 0, DateTimeKind.Utc);

    private static readonly SignedBlock Mayor = new("นายสมมติ ตัวอย่างดี", ["นายกองค์การบริหารส่วนตำบลตัวอย่าง"], At);

    internal static Signing Facts(string number = "สม 73501/128") => new(
        number,
        new DateOnly(2026, 3, 30),
        Mayor,
        [
            new("ความเห็นหัวหน้าสำนักปลัด", "เห็นชอบ", "", new("นางสาวมาลี รักงานดี", ["หัวหน้าสำนักปลัด"], At)),
            new("ความเห็นปลัด", "ดำเนินการตามเสนอ", "และให้เผยแพร่ภายใน 3 วันทำการ", new("นายประยูร สมมติชัย", ["ผู้อำนวยการกองช่าง รักษาราชการแทน", "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง"], At)),
            new("คำสั่งนายกองค์การบริหารส่วนตำบล", "อนุมัติ", "", Mayor),
        ],
        new("นางสาวสมศรี ใจดีเสมอ", ["นักวิเคราะห์นโยบายและแผนชำนาญการ"], At),
        Address);

    [Fact]
    public void A_signed_memo_carries_its_number_date_decisions_and_stamps()
    {
        var unsigned = PaperSamples.Of(PaperKinds.Memo);
        var before = JsonSerializer.Serialize(unsigned);
        var signed = SignPaper.Apply(unsigned, Facts());
        var html = HtmlWriter.ToFragment(signed);
        foreach (var text in new[]
        {
            "สม ๗๓๕๐๑/๑๒๘", "๓๐ มีนาคม ๒๕๖๙", "- อนุมัติ", "และให้เผยแพร่ภายใน ๓ วันทำการ", "ลงนามทางอิเล็กทรอนิกส์", "๑๔.๐๕ น.", Address,
        })
        {
            Assert.Contains(text, Plain(html), StringComparison.Ordinal);
        }

        Assert.Equal(before, JsonSerializer.Serialize(unsigned));
        Assert.DoesNotContain("class=\"room\"", HtmlWriter.ToPrint(signed), StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_gets_one_number_in_its_head_and_in_its_annex_and_the_era_in_its_date()
    {
        var text = Plain(HtmlWriter.ToFragment(SignPaper.Apply(PaperSamples.Of(PaperKinds.Order), Facts("42/2569"))));
        Assert.Contains("ที่ ๔๒/๒๕๖๙", text, StringComparison.Ordinal);
        Assert.Contains("แนบท้ายคำสั่งองค์การบริหารส่วนตำบลตัวอย่าง ที่ ๔๒/๒๕๖๙", text, StringComparison.Ordinal);
        Assert.Contains("สั่ง ณ วันที่ ๓๐ มีนาคม พ.ศ. ๒๕๖๙", text, StringComparison.Ordinal);
        Assert.DoesNotContain("..........", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_signed_with_ink_has_no_stamp_and_keeps_its_line()
    {
        var ink = Facts() with { Signer = Mayor with { At = null }, Author = Mayor with { At = null }, Decisions = [], VerificationAddress = null };
        var html = HtmlWriter.ToPrint(SignPaper.Apply(PaperSamples.Of(PaperKinds.Memo), ink));
        Assert.DoesNotContain("อิเล็กทรอนิกส์", html, StringComparison.Ordinal);
        Assert.Contains("class=\"line\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_of_a_signature_stands_over_its_name_on_paper_and_in_Word()
    {
        var signed = SignPaper.Apply(PaperSamples.Of(PaperKinds.Letter), Facts() with { Signer = Mayor with { Hand = Emblem.Black } });
        Assert.Contains("alt=\"ลายมือชื่อ\"", HtmlWriter.ToPrint(signed), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", HtmlWriter.ToFragment(signed), StringComparison.Ordinal);
        using var file = new MemoryStream(DocxWriter.Write(signed));
        using var package = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(file, isEditable: false);
        Assert.Equal(2, package.MainDocumentPart!.ImageParts.Count());
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(e => e.Description));
    }

    [Fact]
    public void What_was_written_stays_where_the_signature_brings_nothing()
    {
        var paper = PaperBuilder.Build(PaperKinds.Announcement, PaperSamples.Facts(), new Dictionary<string, string>(StringComparer.Ordinal) { ["date"] = "1 เมษายน 2569" });
        var signed = SignPaper.Apply(paper, Facts("") with { Date = null, VerificationAddress = null });
        Assert.Contains("ประกาศ ณ วันที่ ๑ เมษายน พ.ศ. ๒๕๖๙", Plain(HtmlWriter.ToFragment(signed)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signed_paper_reads_back_the_same_from_what_is_kept()
    {
        var signed = SignPaper.Apply(PaperSamples.Of(PaperKinds.Memo), Facts());
        var back = JsonSerializer.Deserialize<Paper>(JsonSerializer.Serialize(signed))!;
        Assert.Equal(HtmlWriter.ToPrint(signed), HtmlWriter.ToPrint(back));
    }

    private static string Plain(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "", System.Text.RegularExpressions.RegexOptions.NonBacktracking).Replace('\u00A0', ' ');
}
