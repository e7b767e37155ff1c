using Prongsai.Documents.Papers;

namespace Prongsai.Site.Tests.Documents;

public sealed class GeometryTests(PdfFixture pdf) : IClassFixture<PdfFixture>
{
    [Theory]
    [InlineData("letter")]
    [InlineData("memo")]
    [InlineData("order")]
    [InlineData("memo-announcement")]
    public async Task Look(string kind)
    {
        var paper = SignPaper.Apply(PaperSamples.Of(kind), SignPaperTests.Facts()) with { Emblem = Emblem.Black, Secrecy = "ลับมาก" };
        await pdf.PrintAsync(paper, kind + "-signed");
    }
}
