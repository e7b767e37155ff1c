using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Approvals;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Drafts;

/// <summary>The many papers of a year, as far as the person who asks may see them.</summary>
internal sealed class PaperList(AppDb db, CurrentUser user)
{
    public const string Draft = "draft", Approved = "approved", Removed = "removed", Mine = "mine";

    private const int PerPage = 50;

    /// <summary>More papers than a large office writes in a year.</summary>
    private const int Most = 20_000;

    /// <param name="State">One of the constants; empty: all that were not thrown away.</param>
    /// <param name="Page">From 1.</param>
    internal sealed record Question(int Year, string Text, string Kind, string State, int Page);

    /// <summary>Newest first. A search compares as people mean it: digits of both kinds, spaces and marks alike.</summary>
    public async Task<View> OfAsync(Question question, CancellationToken ct)
    {
        var rows = db.Set<PaperDraft>().AsNoTracking().SeenBy(user).Where(p => p.FiscalYear == question.Year && p.Serial != "");
        rows = question.State == Removed ? rows.Where(p => p.RemovedAt != null) : rows.Where(p => p.RemovedAt == null);
        rows = question.Kind.Length > 0 ? rows.Where(p => p.Kind == question.Kind) : rows;
        if (question.State == Mine)
        {
            var (me, person) = (user.AccountId, user.PersonId);
            rows = rows.Where(p => p.AuthorAccountId == me || (person != null && p.AuthorPersonId == person));
        }

        var frozen = db.Set<FrozenPaper>().AsNoTracking().Where(f => f.FiscalYear == question.Year && f.Serial != "");
        rows = question.State switch
        {
            Draft => rows.Where(p => !frozen.Any(f => f.Serial == p.Serial)),
            Approved => rows.Where(p => frozen.Any(f => f.Serial == p.Serial)),
            _ => rows,
        };
        var key = ThaiText.SearchKey(question.Text);
        var found = (await rows.OrderByDescending(p => p.ChangedAt).ThenBy(p => p.Id).Select(p => new { p.Id, p.Title }).Take(Most).ToListAsync(ct))
            .Where(p => key.Length == 0 || ThaiText.SearchKey(p.Title).Contains(key, StringComparison.Ordinal)).Select(p => p.Id).ToList();
        var ids = found.Skip((question.Page - 1) * PerPage).Take(PerPage).ToList();
        var lines = await db.Set<PaperDraft>().AsNoTracking().Where(p => ids.Contains(p.Id)).OrderByDescending(p => p.ChangedAt).ThenBy(p => p.Id)
            .Select(p => new Line(
                p.Id, p.Kind, p.Title, p.ChangedAt, p.ChangedBy, p.RemovedAt != null,
                frozen.Where(f => f.Serial == p.Serial).Select(f => (int?)f.Version).Max()))
            .Take(PerPage).ToListAsync(ct);
        return new View(lines, found.Count, question.Page, (found.Count + PerPage - 1) / PerPage);
    }

    internal sealed record View(IReadOnlyList<Line> Lines, int Count, int Page, int Pages)
    {
        public static View Empty { get; } = new([], 0, 1, 0);
    }

    /// <param name="Version">The latest approved one.</param>
    internal sealed record Line(Guid Id, string Kind, string Title, DateTime ChangedAt, string ChangedBy, bool IsRemoved, int? Version);
}
