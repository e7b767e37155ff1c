using Prongsai.Documents.Papers;
using Prongsai.Platform;
using Prongsai.Platform.Printing;

namespace Prongsai.Documents.Printing;

/// <param name="Repaired">False when the file is as the browser made it: it opens and prints, but search in some readers misses words with ำ.</param>
/// <param name="WhyNot">The surprise that stopped the repair.</param>
internal sealed record PrintedPdf(byte[] Bytes, int Pages, bool Repaired, string? WhyNot);

/// <summary>Prints papers with the warm browser and mends what it makes of Thai text.</summary>
internal sealed class PdfPrinter(WarmBrowser browser)
{
    /// <summary>Whether a browser is installed; asked by pages that offer PDF.</summary>
    public bool Available => browser.Available;

    /// <returns>The file, or the refusals "pdf.no-browser" (nothing installed) and "pdf.failed" (it would not print).</returns>
    public async Task<Outcome<PrintedPdf>> PrintAsync(Paper paper, CancellationToken ct)
    {
        var printed = await PrintAsync(HtmlWriter.ToPrint(paper), PdfCue.FreshStarts(paper), ct);
        return printed.Done && printed.Value.Repaired && ContentsPages.Wanted(paper)
            ? await PrintAsync(HtmlWriter.ToPrint(ContentsPages.Fill(paper, printed.Value.Bytes)), PdfCue.FreshStarts(paper), ct)
            : printed;
    }

    /// <summary>Without cues.</summary>
    public Task<Outcome<PrintedPdf>> PrintAsync(string html, CancellationToken ct) => PrintAsync(html, [], ct);

    /// <param name="html">A page of our own writer; anything else prints too, without the repair.</param>
    /// <param name="freshStarts">What PdfCue takes; empty: no cues.</param>
    public Task<Outcome<PrintedPdf>> PrintAsync(string html, IReadOnlyList<string> freshStarts, CancellationToken ct) =>
        browser.PrintAsync(html, bytes => PdfRepair.Repair(bytes, freshStarts), ct);
}
