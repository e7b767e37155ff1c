using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>Approved versions of a paper and what the person who looks may do with them.</summary>
internal sealed class Versions(AppDb db, Approver approver, CurrentUser user)
{
    private const int Most = 50;

    public async Task<View> OfAsync(PaperKey key, CancellationToken ct)
    {
        var rows = await db.Set<FrozenPaper>().AsNoTracking().Where(f => f.FiscalYear == key.Year && f.Kind == key.Kind && f.Serial == key.Serial).OrderByDescending(f => f.Version)
            .Select(f => new Row(
                f.Id, f.Version, f.Hash, f.ApprovedByName, f.ApprovedByCapacity, f.ApprovedAt, f.PdfFileId != null,
                f.PublishedAt != null && f.WithdrawnAt == null, f.PublicPath, f.WithdrawnReason))
            .Take(Most).ToListAsync(ct);
        if (!user.Can(Permissions.Approve))
        {
            return new View(rows, [], PublicKinds.Has(key.Kind));
        }

        var people = await approver.ChoicesAsync(ct);
        return new View(rows, [.. people.Select(p => new Person(p.Id, $"{p.FullName} ({p.Position})"))], PublicKinds.Has(key.Kind));
    }

    /// <param name="Approvers">Empty for those who may not approve.</param>
    internal sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<Person> Approvers, bool HasPage)
    {
        public static View Empty { get; } = new([], [], false);
    }

    internal sealed record Row(
        Guid Id, int Version, string Hash, string Name, string Capacity, DateTime ApprovedAt, bool HasPdf, bool IsPublic, string? Path, string? Reason)
    {
        public DateOnly ApprovedOn => Bangkok.DateOf(ApprovedAt);
    }

    internal sealed record Person(Guid Id, string Text);
}
