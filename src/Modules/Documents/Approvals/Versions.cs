using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>Approved versions of a paper and what the person who looks may do with them.</summary>
internal sealed class Versions(AppDb db, CurrentUser user)
{
    private const int Most = 50;

    public async Task<View> OfAsync(PaperKey key, CancellationToken ct)
    {
        var rows = await db.Set<FrozenPaper>().AsNoTracking().Where(f => f.FiscalYear == key.Year && f.Kind == key.Kind && f.Serial == key.Serial).OrderByDescending(f => f.Version)
            .Select(f => new Row(
                f.Id, f.Version, f.Hash, f.ApprovedByName, f.ApprovedByCapacity, f.ApprovedAt, f.PdfFileId != null,
                f.PublishedAt != null && f.WithdrawnAt == null, f.PublicPath, f.WithdrawnReason, f.Number, f.Code, f.Held != ""))
            .Take(Most).ToListAsync(ct);
        return new View(rows, user.Can(Permissions.Approve), PublicPlaces.Has(key.Kind));
    }

    /// <param name="MayPublish">Of the person who looks.</param>
    /// <param name="HasPage">The kind has a public page.</param>
    internal sealed record View(IReadOnlyList<Row> Rows, bool MayPublish, bool HasPage)
    {
        public static View Empty { get; } = new([], false, false);
    }

    internal sealed record Row(
        Guid Id, int Version, string Hash, string Name, string Capacity, DateTime ApprovedAt, bool HasPdf, bool IsPublic, string? Path, string? Reason, string Number, string Code, bool IsHeld)
    {
        public DateOnly ApprovedOn => Bangkok.DateOf(ApprovedAt);
    }
}
