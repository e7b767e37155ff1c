using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Documents.Printing;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>The files of an approved paper, kept as blobs.</summary>
internal sealed class FrozenFiles(BlobStore blobs, PdfPrinter printer)
{
    private const int Largest = 20 * 1024 * 1024;

    public sealed record Kept(Guid Docx, Guid? Pdf, int? Pages);

    /// <summary>Adds the files to the unit of work. A server that cannot print keeps the Word file only.</summary>
    public async Task<Outcome<Kept>> KeepAsync(Paper paper, int year, string kind, CancellationToken ct)
    {
        var docx = await SaveAsync(DocxWriter.Write(paper), PaperFiles.NameOf(year, kind, "docx"), PaperFiles.Docx, ct);
        if (!docx.Done)
        {
            return docx.Refusal;
        }

        var pdf = await PdfAsync(paper, year, kind, ct);
        return pdf.Done ? new Kept(docx.Value.Id, pdf.Value.Id, pdf.Value.Pages)
            : pdf.Refusal.Code.StartsWith("pdf.", StringComparison.Ordinal) ? new Kept(docx.Value.Id, null, null)
            : pdf.Refusal;
    }

    public sealed record KeptPdf(Guid Id, int Pages);

    /// <summary>Adds the PDF to the unit of work.</summary>
    /// <returns>Refusals "pdf.no-browser", "pdf.failed" and those of the blob store.</returns>
    public async Task<Outcome<KeptPdf>> PdfAsync(Paper paper, int year, string kind, CancellationToken ct)
    {
        var printed = await printer.PrintAsync(paper, ct);
        if (!printed.Done)
        {
            return printed.Refusal;
        }

        var pdf = await SaveAsync(printed.Value.Bytes, PaperFiles.NameOf(year, kind, "pdf"), PaperFiles.Pdf, ct);
        return pdf.Done ? new KeptPdf(pdf.Value.Id, printed.Value.Pages) : pdf.Refusal;
    }

    /// <summary>Bytes of a file of this agency, for the public to have.</summary>
    /// <exception cref="InvalidDataException">They are not those that were kept: the verification page would call the office's own file false.</exception>
    public async Task<byte[]> ReadAsync(Guid id, CancellationToken ct)
    {
        using var file = await blobs.OpenAsync(id, ct) ?? throw new InvalidDataException($"No file {id}");
        return await file.BytesAsync(ct);
    }

    private async Task<Outcome<StoredFile>> SaveAsync(byte[] bytes, string name, string contentType, CancellationToken ct)
    {
        using var content = new MemoryStream(bytes);
        return await blobs.SaveAsync(content, name, contentType, Largest, ct);
    }
}
