using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Checks.Findings;

internal sealed record CheckBody(Guid Item);

/// <summary>One item looked through. In a lane of its own: a slow website keeps nobody's mail waiting.</summary>
internal sealed class CheckJob(CheckItem check) : IJob
{
    public const string KindName = "disclosure.check";

    public string Kind => KindName;

    public string Lane => "strangers";

    public Task RunAsync(string body, CancellationToken ct) => check.HandleAsync(JsonSerializer.Deserialize<CheckBody>(body, Json.Options)!.Item, ct);
}

/// <summary>Every night the items of the running year and of the one that is being assessed.</summary>
internal sealed class NightlyChecks(IServiceScopeFactory scopes, AgencyDirectory agencies, TimeProvider clock) : IJob
{
    private const int MostItems = 200;

    public string Kind => "disclosure.check-nightly";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        if ((clock.GetUtcNow() + Bangkok.Offset).Hour is not (>= 1 and < 5))
        {
            return;
        }

        foreach (var entry in await agencies.AllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            await QueueAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), ct);
        }
    }

    private async Task QueueAsync(AppDb db, CancellationToken ct)
    {
        var year = FiscalYear.Of(Bangkok.Today(clock)).Be;
        var (now, fresh) = (clock.GetUtcNow().UtcDateTime, clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(18));
        var due = await db.Set<DisclosureItem>().AsNoTracking().Where(i => (i.FiscalYear == year || i.FiscalYear == year - 1) && i.Proofs.Count > 0)
            .Where(i => !db.Set<ItemCheck>().Any(c => c.ItemId == i.Id && (c.DoneAt > fresh || c.AskedAt > fresh))).OrderBy(i => i.Position).Select(i => i.Id).Take(MostItems).ToListAsync(ct);
        var checks = await db.Set<ItemCheck>().Where(c => due.Contains(c.ItemId)).ToDictionaryAsync(c => c.ItemId, ct);
        foreach (var id in due)
        {
            if (!checks.TryGetValue(id, out var check))
            {
                check = new ItemCheck { ItemId = id };
                db.Add(check);
            }

            check.AskedAt = now;
            db.Enqueue(CheckJob.KindName, new CheckBody(id));
        }

        await db.SaveChangesAsync(ct);
    }
}
