using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Platform;

namespace Prongsai.Documents.Verification;

/// <summary>What the office vouches for, to anybody who has the code of a paper.</summary>
internal sealed class PaperProof(AppDb db, TimeProvider clock)
{
    /// <returns>Null when the ambient agency has no paper with the code.</returns>
    public async Task<View?> FindAsync(string code, CancellationToken ct)
    {
        var paper = await db.Set<FrozenPaper>().AsNoTracking().Where(p => p.Code == code && p.Code != "").SingleOrDefaultAsync(ct);
        if (paper is null)
        {
            return null;
        }

        var next = await db.Set<FrozenPaper>().AsNoTracking()
            .Where(p => p.FiscalYear == paper.FiscalYear && p.Kind == paper.Kind && p.Serial == paper.Serial && p.Version > paper.Version && p.Code != "")
            .OrderByDescending(p => p.Version).Select(p => new { p.Code, p.Number, p.ApprovedAt, p.SignedOn, IsPublic = p.PublishedAt != null && p.WithdrawnAt == null }).FirstOrDefaultAsync(ct);
        var files = await db.Set<StoredFile>().AsNoTracking().Where(f => f.Id == paper.DocxFileId || f.Id == paper.PdfFileId)
            .OrderByDescending(f => f.ContentType).Select(f => new FileMark(f.ContentType == Drafts.PaperFiles.Pdf ? "PDF" : "Word", f.Sha256)).Take(2).ToListAsync(ct);

        // A memo is between the people of the office: whoever holds it learns that it is genuine, and not what stands in it.
        var shown = paper.PublishedAt is not null || paper.Kind == PaperKinds.Announcement;
        return new View(
            PaperTemplate.Of(paper.Kind).Name, shown ? paper.Title : "", paper.Number, paper.PaperDate, Bangkok.DateOf(paper.ApprovedAt),
            shown ? paper.ApprovedByName : "", paper.ApprovedByCapacity, paper.Hash, files,
            next is null ? null : new Successor(next.IsPublic ? next.Code : "", next.Number, next.SignedOn ?? Bangkok.DateOf(next.ApprovedAt)),
            paper.WithdrawnReason ?? "", paper.IsPublic ? paper.PublicPath : null, new Validity(paper.EffectiveFrom, paper.EffectiveTo), Bangkok.Today(clock));
    }

    /// <param name="Title">Empty when the paper was never shown to the public; so is <paramref name="Signer"/>.</param>
    /// <param name="Number">As printed; empty for a kind without one.</param>
    /// <param name="SignedOn">The date that the paper bears.</param>
    /// <param name="DecidedOn">The day on which its last signer decided, which may be a later one.</param>
    /// <param name="Capacity">Position, and the office acted for.</param>
    /// <param name="Hash">SHA-256 (hex) of the approved content.</param>
    /// <param name="Withdrawn">Why it is shown no longer; empty when it is, or never was.</param>
    internal sealed record View(
        string KindName, string Title, string Number, DateOnly SignedOn, DateOnly DecidedOn, string Signer, string Capacity, string Hash, IReadOnlyList<FileMark> Files,
        Successor? ReplacedBy, string Withdrawn, string? Path, Validity Validity, DateOnly Today);

    /// <param name="Code">Empty while it is not public: whoever holds the old paper may not be meant to read the new one.</param>
    internal sealed record Successor(string Code, string Number, DateOnly SignedOn);

    /// <param name="Sha256">Hex.</param>
    internal sealed record FileMark(string Name, string Sha256);
}
