using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Disclosure.Snapshots;
using Prongsai.Documents.Contracts;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Itas;

/// <summary>All that is known of an item, for the days in which its score is contested.</summary>
/// <param name="Papers">The approved papers behind its page.</param>
/// <param name="Walk">Links of the office's chain of proofs, and the first that does not fit.</param>
internal sealed record Clarification(
    string Office, DateTime MadeAt, ItasLine Line, ItemRule? Rule, IReadOnlyDictionary<Guid, CurrentEvidence> Evidence, IReadOnlyList<Snapshot> Proofs, (long Links, long? Break) Walk, ApprovalView? Approval,
    IReadOnlyList<ItemPaper> Papers);

/// <summary>Reads it in the person's sight.</summary>
internal sealed class ClarificationReader(AppDb db, ContentReader content, ItasReader itas, ClarificationSources sources)
{
    private const int MostProofs = 60;

    /// <returns>Null when there is no such item, or it is not this person's.</returns>
    public async Task<Clarification?> ReadAsync(CurrentUser user, int year, string code, CancellationToken ct)
    {
        var upper = code.ToUpperInvariant();
        var item = await db.Set<DisclosureItem>().AsNoTracking().SeenBy(user).AsSplitQuery().Include(i => i.Elements.OrderBy(e => e.Number)).Include(i => i.Proofs)
            .SingleOrDefaultAsync(i => i.FiscalYear == year && i.Code == upper, ct);
        if (item is null)
        {
            return null;
        }

        var now = await content.ReadAsync(item, ct);
        return new(
            sources.Office, sources.Now, await itas.LineAsync(item, ct), now.Rule, now.Evidence,
            [.. (await sources.Snapshots.OfAsync(item.Id, ct)).Take(MostProofs)], await SnapshotChain.WalkAsync(db, ct),
            await sources.Trail.ApprovalAsync(item, ct), await sources.Trail.PapersAsync(item, ct));
    }
}

internal sealed class ClarificationSources(SnapshotReader snapshots, ItemPaperwork trail, Tenant tenant, TimeProvider clock)
{
    public SnapshotReader Snapshots => snapshots;

    public ItemPaperwork Trail => trail;

    public string Office => tenant.Agency.Name;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;
}

/// <summary>Who approved an item, and under which numbers its papers went out.</summary>
internal sealed class ItemPaperwork(IApprovals approvals, IItemPapers papers)
{
    public Task<ApprovalView?> ApprovalAsync(DisclosureItem item, CancellationToken ct) => approvals.OfAsync(ItemSubject.TypeName, item.Id, ct);

    public Task<IReadOnlyList<ItemPaper>> PapersAsync(DisclosureItem item, CancellationToken ct) => papers.OfItemAsync(item.FiscalYear, item.Code, ct);
}
