using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Checks.Findings;

/// <summary>Asks for a look now, of one item or of all items of a year that a person may see. The look itself is a job: strangers' servers may be slow.</summary>
internal sealed class AskCheck(AppDb db, CurrentUser user, TimeProvider clock)
{
    private const int MostItems = 200;

    /// <summary>One that was asked for and has not come in this time may be asked for again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <param name="ItemId">Null: every item of the year that has evidence.</param>
    internal sealed record Input(int FiscalYear, Guid? ItemId);

    internal sealed record Asked(int Items);

    /// <returns>Refusals "oit.gone", "check.nothing", "check.running".</returns>
    public async Task<Outcome<Asked>> HandleAsync(Input input, CancellationToken ct)
    {
        var items = await db.Set<DisclosureItem>().AsNoTracking().SeenBy(user).Where(i => i.FiscalYear == input.FiscalYear && (input.ItemId == null || i.Id == input.ItemId))
            .OrderBy(i => i.Position).Select(i => new { i.Id, Some = i.Proofs.Count > 0 }).Take(MostItems).ToListAsync(ct);
        if (items.Count == 0 && input.ItemId is not null)
        {
            return new Refusal("oit.gone");
        }

        var ids = items.Where(i => i.Some).Select(i => i.Id).ToList();
        if (ids.Count == 0)
        {
            return new Refusal("check.nothing");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var checks = await db.Set<ItemCheck>().Where(c => ids.Contains(c.ItemId)).ToDictionaryAsync(c => c.ItemId, ct);
        var free = ids.Where(id => !checks.TryGetValue(id, out var check) || !check.Waits || check.AskedAt < now - Patience).ToList();
        if (free.Count == 0)
        {
            return new Refusal("check.running");
        }

        foreach (var id in free)
        {
            if (!checks.TryGetValue(id, out var check))
            {
                check = new ItemCheck { ItemId = id };
                db.Add(check);
            }

            check.AskedAt = now;
            db.Enqueue(CheckJob.KindName, new CheckBody(id));
        }

        db.Record("oit.check-asked", input.ItemId?.ToString("D") ?? FormattableString.Invariant($"{input.FiscalYear}"), new { items = free.Count });
        await db.SaveChangesAsync(ct);
        return new Asked(free.Count);
    }
}

/// <summary>A person looked at a fault and lets it stand, with a reason, until the evidence changes.</summary>
internal sealed class DismissFinding(AppDb db, CurrentUser user, TimeProvider clock)
{
    internal sealed record Input(Guid FindingId, string Why);

    /// <returns>Refusals "finding.gone", "finding.why", "finding.too-long".</returns>
    public async Task<Outcome<Finding>> HandleAsync(Input input, CancellationToken ct)
    {
        var why = Platform.Thai.ThaiText.Clean(input.Why);
        if (why.Length is 0 or > Finding.LongestWhy)
        {
            return why.Length == 0 ? new Refusal("finding.why", "Why") : new Refusal("finding.too-long", "Why", Finding.LongestWhy);
        }

        var finding = await db.Set<Finding>().SingleOrDefaultAsync(f => f.Id == input.FindingId && db.Set<DisclosureItem>().Any(i => i.Id == f.ItemId && (user.UnitId == null || i.UnitId == user.UnitId)), ct);
        if (finding is null)
        {
            return new Refusal("finding.gone");
        }

        finding.Dismiss(user.Name, why, clock.GetUtcNow().UtcDateTime);
        db.Record("oit.finding-dismissed", finding.ItemId.ToString("D"), new { finding.Code, evidence = finding.EvidenceId });
        await db.SaveChangesAsync(ct);
        return finding;
    }
}
