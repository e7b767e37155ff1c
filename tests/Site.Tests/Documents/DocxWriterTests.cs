using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;

namespace Prongsai.Site.Tests.Documents;

public sealed class DocxWriterTests
{
    public static TheoryData<string> Kinds => [.. FreeSamples.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Word_finds_nothing_to_repair_in_a_paper(string kind)
    {
        foreach (var facts in new[] { PaperSamples.Facts(), PaperSamples.Facts(issues: false), PaperSamples.Facts(rowsPerIssue: 0, emblem: true) })
        {
            using var file = new MemoryStream(DocxWriter.Write(PaperSamples.Of(kind, facts)));
            using var package = WordprocessingDocument.Open(file, isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(e => e.Description + " " + e.Path?.XPath));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_sentence_of_a_paper_is_in_its_Word_file_with_Thai_digits(string kind)
    {
        var paper = PaperSamples.Of(kind);
        var text = Document(paper, d => d.Body!.InnerText).Replace('\u00A0', ' ');
        Assert.All(PaperSamples.TextOf(paper).SelectMany(t => t.Split('\n')), line => Assert.Contains(Digits.Thai(line), text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_header_rows_of_a_table_repeat_on_every_page_and_merge()
    {
        var (headers, spans, merges) = Document(PaperSamples.Of(PaperKinds.Analysis), d => (
            d.Descendants<TableHeader>().Count(), d.Descendants<GridSpan>().Select(s => s.Val!.Value).ToList(), d.Descendants<VerticalMerge>().Count()));
        Assert.Equal(2, headers);
        Assert.Contains(4, spans);
        Assert.True(merges > 2);
    }

    [Fact]
    public void Pages_are_numbered_in_Thai_and_the_first_is_not()
    {
        Document(PaperSamples.Of(PaperKinds.Memo), d =>
        {
            Assert.Equal(NumberFormatValues.ThaiNumbers, d.Descendants<PageNumberType>().First().Format!.Value);
            Assert.NotNull(d.Descendants<TitlePage>().FirstOrDefault());
            return 0;
        });
    }

    [Fact]
    public void Letters_that_XML_cannot_hold_do_not_break_the_file()
    {
        var paper = PaperBuilder.Build(PaperKinds.Memo, PaperSamples.Facts(), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["subject"] = "เรื่อง\u0000\u0008 <b>&amp;\uFFFE \uD800 😀",
        });
        Assert.Contains("<b>&amp;", Document(paper, d => d.Body!.InnerText), StringComparison.Ordinal);
    }

    private static T Document<T>(Paper paper, Func<Document, T> read)
    {
        using var file = new MemoryStream(DocxWriter.Write(paper));
        using var package = WordprocessingDocument.Open(file, isEditable: false);
        return read(package.MainDocumentPart!.Document);
    }
}
