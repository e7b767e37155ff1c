using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Documents.Printing;
using Prongsai.Platform;

namespace Prongsai.Documents.Sittings;

/// <summary>Prints the papers that wait for a signature as one PDF, each page with the QR of its paper.</summary>
internal sealed class PrintSitting(AppDb db, IApprovals approvals, SentPapers sent, SittingPrinter printer)
{
    public const int MostPapers = 50;

    /// <param name="ApprovalIds">Running approvals of papers.</param>
    public sealed record Input(IReadOnlyList<Guid> ApprovalIds);

    /// <returns>Refusals "sitting.nothing", "sitting.too-many" ({0} = the most), "sitting.gone" (field ApprovalIds), and those of printing and keeping.</returns>
    public async Task<Outcome<Sitting>> HandleAsync(Input input, CancellationToken ct)
    {
        if (input.ApprovalIds.Count == 0)
        {
            return new Refusal("sitting.nothing", "ApprovalIds");
        }

        if (input.ApprovalIds.Count > MostPapers)
        {
            return new Refusal("sitting.too-many", "ApprovalIds", MostPapers);
        }

        var open = (await approvals.OpenStepsAsync(PaperSubject.TypeName, ct)).DistinctBy(s => s.ApprovalId).Where(s => input.ApprovalIds.Contains(s.ApprovalId)).ToList();
        if (open.Count != input.ApprovalIds.Distinct().Count())
        {
            return new Refusal("sitting.gone", "ApprovalIds");
        }

        List<SittingPrinter.Part> parts = [];
        foreach (var step in open)
        {
            if (await sent.FindAsync(step.SubjectId, null, ct) is not { } paper)
            {
                return new Refusal("sitting.gone", "ApprovalIds");
            }

            parts.Add(new(step.ApprovalId, paper.Version.Hash, paper.Paper, VerificationCode.NewSheet()));
        }

        var printed = await printer.PrintAsync(parts, ct);
        if (!printed.Done)
        {
            return printed.Refusal;
        }

        var sitting = new Sitting { FileId = printed.Value.File.Id, Pages = printed.Value.Pages.Sum(), PrintedAt = printer.By.Now, PrintedBy = printer.By.Name };
        db.Add(sitting);
        db.AddRange(parts.Select((part, i) => new Sheet
        {
            SittingId = sitting.Id,
            ApprovalId = part.ApprovalId,
            Hash = part.Hash,
            Title = part.Paper.Title,
            Pages = printed.Value.Pages[i],
            Code = part.Code,
        }));
        db.Record("sitting.printed", sitting.Id.ToString("D"), new { papers = parts.Count, pages = sitting.Pages });
        await db.SaveChangesAsync(ct);
        return sitting;
    }
}

/// <summary>Several papers as one PDF.</summary>
internal sealed class SittingPrinter(PdfPrinter pdf, BlobStore blobs, Hand by)
{
    /// <summary>Before the code in the QR of a page to be signed: no other QR on a paper is taken for it.</summary>
    public const string Prefix = "PS:";

    private const int Largest = 50 * 1024 * 1024;

    public Hand By => by;

    /// <param name="Hash">Of the content.</param>
    public sealed record Part(Guid ApprovalId, string Hash, Paper Paper, string Code);

    /// <param name="Pages">Of each part.</param>
    public sealed record Printed(StoredFile File, IReadOnlyList<int> Pages);

    public async Task<Outcome<Printed>> PrintAsync(IReadOnlyList<Part> parts, CancellationToken ct)
    {
        using var folder = new WorkFolder();
        List<int> pages = [];
        List<string> files = [];
        foreach (var part in parts)
        {
            var printed = await pdf.PrintAsync(HtmlWriter.ToSign(part.Paper, QrText(part.Code)), PdfCue.FreshStarts(part.Paper), ct);
            if (!printed.Done)
            {
                return printed.Refusal;
            }

            files.Add(folder.File($"{files.Count}.pdf"));
            await File.WriteAllBytesAsync(files[^1], printed.Value.Bytes, ct);
            pages.Add(printed.Value.Pages);
        }

        var whole = folder.File("whole.pdf");
        if (!await ScanTools.JoinAsync(files, whole, ct))
        {
            return new Refusal("scan.no-tools");
        }

        await using var content = File.OpenRead(whole);
        var kept = await blobs.SaveAsync(content, "ชุดลงนาม.pdf", PaperFiles.Pdf, Largest, ct);
        return kept.Done ? new Printed(kept.Value, pages) : kept.Refusal;
    }

    /// <summary>Capitals and digits only: the densest kind of QR, so that it stays large enough for a bad scanner.</summary>
    public static string QrText(string code) => Prefix + code.ToUpperInvariant();

    /// <summary>The code of a sheet in what a QR says; null when it is another QR.</summary>
    public static string? CodeIn(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) ? VerificationCode.ReadSheet(text[Prefix.Length..]) : null;
}
