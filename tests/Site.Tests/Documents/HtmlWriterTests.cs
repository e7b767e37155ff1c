using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;

namespace Prongsai.Site.Tests.Documents;

public sealed class HtmlWriterTests
{
    public static TheoryData<string> Kinds => [.. FreeSamples.Kinds];

    [Theory]
    [InlineData("ปี 2568 ข้อ O12 และ i1", "ปี ๒๕๖๘ ข้อ O12 และ i1")]
    [InlineData("โทร. 0 5300 0000 saraban2@example.go.th", "โทร. ๐ ๕๓๐๐ ๐๐๐๐ saraban2@example.go.th")]
    [InlineData("ดู https://www.example.go.th/รายงาน/2568?id=1 หน้า 3", "ดู https://www.example.go.th/รายงาน/2568?id=1 หน้า ๓")]
    [InlineData("ที่ 12/2568 (ร้อยละ 85.50)", "ที่ ๑๒/๒๕๖๘ (ร้อยละ ๘๕.๕๐)")]
    [InlineData("ไม่มีตัวเลข", "ไม่มีตัวเลข")]
    public void Digits_are_Thai_except_in_addresses_and_Latin_names(string text, string drawn) => Assert.Equal(drawn, Digits.Thai(text));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_public_fragment_brings_no_style_no_script_and_no_outside_reference(string kind)
    {
        var html = HtmlWriter.ToFragment(PaperSamples.Of(kind, PaperSamples.Facts(emblem: true)));
        Assert.DoesNotContain("style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<h1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_page_to_print_stands_alone(string kind)
    {
        var html = HtmlWriter.ToPrint(PaperSamples.Of(kind));
        Assert.Contains("<html lang=\"th\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);

        // Form 10 has neither title nor subject.
        Assert.Equal(kind == PaperKinds.Certificate ? 1 : 2, html.Split("<h1").Length);
        Assert.Equal(html.Split("url('").Length, html.Split("url('data:").Length);
    }

    [Fact]
    public void What_a_person_types_is_text_and_nothing_else()
    {
        var paper = PaperBuilder.Build(PaperKinds.Memo, PaperSamples.Facts(), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["subject"] = "<img src=x onerror=alert(1)>\"'&",
        });
        foreach (var html in new[] { HtmlWriter.ToPrint(paper), HtmlWriter.ToFragment(paper), HtmlWriter.ToPreview(paper) })
        {
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
            Assert.Contains("&lt;img src=x onerror=alert(", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_of_every_kind_is_text_and_nothing_else(string kind)
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"'& ]]> {year} [[order:1|x]] \u0000\u0008\uFFFE \uD800 | a | b\n# c\n- d";
        var fields = PaperTemplate.Of(kind).Fields.Where(field => field.Choices is null).ToDictionary(field => field.Key, _ => Hostile, StringComparer.Ordinal);
        var paper = PaperBuilder.Build(kind, PaperSamples.Facts(rowsPerIssue: 1), fields);
        foreach (var html in new[] { HtmlWriter.ToPrint(paper), HtmlWriter.ToFragment(paper), HtmlWriter.ToPreview(paper) })
        {
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        }

        using var file = new MemoryStream(DocxWriter.Write(paper));
        using var package = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(file, isEditable: false);
        Assert.NotNull(package.MainDocumentPart!.Document.Body);
    }

    [Fact]
    public void Cells_of_a_table_say_which_column_they_stand_in()
    {
        var html = HtmlWriter.ToPrint(PaperSamples.Of(PaperKinds.Analysis));
        Assert.Contains("scope=\"colgroup\" colspan=\"4\"", html, StringComparison.Ordinal);
        Assert.Contains("scope=\"col\" rowspan=\"2\"", html, StringComparison.Ordinal);
        Assert.Contains("scope=\"rowgroup\" rowspan=\"2\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<td></td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_kept_on_one_line_and_a_long_one_by_its_parts()
    {
        var keep = new KeepTogether(["นางสาวมาลี รักงานดี"]);
        Assert.Contains(("นางสาวมาลี รักงานดี", true), keep.Cut("มอบให้นางสาวมาลี รักงานดีดำเนินการ", 160));
        Assert.Contains(("รักงานดี", true), keep.Cut("มอบให้นางสาวมาลี รักงานดีดำเนินการ", 25));
        Assert.Contains(("โทร. ๐ ๕๓๐๐ ๐๐๐๐", true), keep.Cut("สำนักปลัด โทร. ๐ ๕๓๐๐ ๐๐๐๐ ต่อ ๑๑", 160));
        Assert.Equal("มอบให้นางสาวมาลี รักงานดีดำเนินการ", string.Concat(keep.Cut("มอบให้นางสาวมาลี รักงานดีดำเนินการ", 10).Select(p => p.Text)));
    }

    [Fact]
    public void Wording_that_names_an_unknown_thing_is_refused_with_its_name()
    {
        var wrong = Assert.Throws<InvalidDataException>(() => PaperTemplate.Fill("ปี {yaer}", new Dictionary<string, string>(StringComparer.Ordinal) { ["year"] = "2568" }));
        Assert.Contains("{yaer}", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => PaperTemplate.Fill("ปี {year", new Dictionary<string, string>(StringComparer.Ordinal) { ["year"] = "2568" }));
    }

    [Fact]
    public void A_frozen_paper_reads_back_the_same()
    {
        foreach (var kind in FreeSamples.Kinds)
        {
            var json = System.Text.Json.JsonSerializer.Serialize(PaperSamples.Of(kind, PaperSamples.Facts(emblem: true)));
            var back = System.Text.Json.JsonSerializer.Deserialize<Paper>(json)!;
            Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(back));
            Assert.Equal(HtmlWriter.ToFragment(PaperSamples.Of(kind)), HtmlWriter.ToFragment(back with { Emblem = null }));
        }
    }
}
