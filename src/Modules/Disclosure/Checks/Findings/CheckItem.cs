using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Checks.Findings;

/// <summary>Looks through the evidence of an item and keeps what is wrong now: what was mended disappears, what somebody let stand stays so.</summary>
internal sealed class CheckItem(AppDb db, ContentReader reader, EvidenceLook look, TimeProvider clock)
{
    private const int MostFindings = 2_000;

    public async Task HandleAsync(Guid itemId, CancellationToken ct)
    {
        var item = await db.Set<DisclosureItem>().AsNoTracking().AsSplitQuery().Include(i => i.Elements).Include(i => i.Proofs).SingleOrDefaultAsync(i => i.Id == itemId, ct);
        if (item is null)
        {
            return;
        }

        var now = await reader.ReadAsync(item, ct);
        var asked = now.Evidence.Values.Select(c => new AskedEvidence(c, Demands.Of(item, now.Rule, c.Evidence.Id))).ToList();
        var seen = await look.OfAsync(asked, ct);
        await KeepAsync(item, asked, seen, ct);
    }

    private async Task KeepAsync(DisclosureItem item, List<AskedEvidence> asked, IReadOnlyDictionary<Guid, IReadOnlyList<Fault>> seen, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var turn = await db.Database.BeginTransactionAsync(ct);
        await AuditChain.HoldAsync(db, ct);
        var known = await db.Set<Finding>().Where(f => f.ItemId == item.Id).OrderBy(f => f.Id).Take(MostFindings).ToListAsync(ct);
        var kept = new HashSet<Finding>();
        foreach (var (evidence, revision) in asked.Select(a => (a.Current.Evidence.Id, a.Current.Revision.Number)))
        {
            if (!seen.TryGetValue(evidence, out var faults))
            {
                // Not looked at this time: what is known of it stays.
                kept.UnionWith(known.Where(f => f.EvidenceId == evidence && f.Revision == revision));
                continue;
            }

            foreach (var fault in faults.DistinctBy(f => (f.Code, f.Where, string.Join('\n', f.Words))))
            {
                var finding = known.Find(f => f.Is(evidence, revision, fault)) ?? New(item.Id, evidence, revision, fault, now);
                (finding.Weight, finding.SeenAt) = (fault.Weight, now);
                kept.Add(finding);
            }
        }

        db.RemoveRange(known.Where(f => !kept.Contains(f)));
        var check = await db.Set<ItemCheck>().SingleOrDefaultAsync(c => c.ItemId == item.Id, ct);
        if (check is null)
        {
            check = new ItemCheck { ItemId = item.Id };
            db.Add(check);
        }

        (check.DoneAt, check.Looked, check.Unlooked) = (now, seen.Count, asked.Count - seen.Count);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }

    private Finding New(Guid item, Guid evidence, int revision, Fault fault, DateTime now)
    {
        var finding = new Finding
        {
            ItemId = item,
            EvidenceId = evidence,
            Revision = revision,
            Code = fault.Code,
            Weight = fault.Weight,
            Place = fault.Where,
            Words = [.. fault.Words],
            FoundAt = now,
            SeenAt = now,
        };
        db.Add(finding);
        return finding;
    }
}
