using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;
using Prongsai.Documents.Printing;

namespace Prongsai.Site.Tests.Documents;

/// <summary>One warm browser for all tests of the class.</summary>
public sealed class PdfFixture : IAsyncLifetime
{
    internal PdfPrinter Printer { get; } = new(Options.Create(new PdfOptions()), TimeProvider.System, NullLogger<PdfPrinter>.Instance);

    internal DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("prongsai-papers-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Printer.DisposeAsync();
        Folder.Delete(recursive: true);
    }

    /// <summary>The paper as a file to give to other programs.</summary>
    internal async Task<(string Path, PrintedPdf Pdf)> PrintAsync(Paper paper, string name)
    {
        Assert.SkipUnless(Printer.Available, "no browser of the Chromium family is installed");
        Tool.Need("pdftotext");
        var printed = await Printer.PrintAsync(HtmlWriter.ToPrint(paper), TestContext.Current.CancellationToken);
        Assert.True(printed.Done, printed.Refusal?.Code);
        var folder = Environment.GetEnvironmentVariable("PRONGSAI_PAPERS_OUT") ?? Folder.FullName;
        var path = Path.Combine(folder, name + ".pdf");
        await File.WriteAllBytesAsync(path, printed.Value.Bytes);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".docx"), DocxWriter.Write(paper));
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".txt"), string.Join('\n', PaperSamples.TextOf(paper).Select(Digits.Thai)));
        return (path, printed.Value);
    }
}

public sealed class PdfTests(PdfFixture pdf) : IClassFixture<PdfFixture>
{
    public static TheoryData<string> Kinds => [.. PaperKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_paper_is_a_tagged_Thai_PDF_with_its_title(string kind)
    {
        var paper = PaperSamples.Of(kind);
        var (path, printed) = await pdf.PrintAsync(paper, kind);
        Assert.True(printed.Repaired, printed.WhyNot);
        var (_, info) = await Tool.RunAsync("pdfinfo", path);
        Assert.Contains("Tagged:          yes", info, StringComparison.Ordinal);
        Assert.Contains("Title:           " + paper.Title[..20], info, StringComparison.Ordinal);
        Assert.Contains("/Lang (th)", System.Text.Encoding.Latin1.GetString(printed.Bytes), StringComparison.Ordinal);
    }
}
