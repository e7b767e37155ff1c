using Prongsai.Platform;

namespace Prongsai.Documents.Contracts;

/// <summary>Makes the official papers of the ambient agency from what is stored.</summary>
public interface IPapers
{
    /// <param name="year">Fiscal year, BE.</param>
    /// <param name="kind">plan, analysis, result, failed-items, memo, announcement or order.</param>
    /// <param name="format">docx, pdf or html.</param>
    /// <returns>Refusals "paper.kind", "paper.format", "pdf.no-browser", "pdf.failed".</returns>
    Task<Outcome<PaperFile>> MakeAsync(int year, string kind, string format, CancellationToken ct);
}

/// <param name="Name">File name to offer, in Thai, with its ending.</param>
public sealed record PaperFile(string Name, string ContentType, byte[] Bytes);
