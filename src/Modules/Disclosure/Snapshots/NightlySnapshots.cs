using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Snapshots;

/// <summary>Each night of the open window every item that was ever published is proved once, also that it is gone.</summary>
internal sealed class NightlySnapshots(IServiceScopeFactory scopes, AgencyDirectory agencies, TimeProvider clock) : IJob
{
    private const int MostItems = 200;

    public string Kind => "disclosure.snapshot-nightly";

    public string Lane => "printing";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        if ((clock.GetUtcNow() + Bangkok.Offset).Hour is not (>= 1 and < 5))
        {
            return;
        }

        var today = Bangkok.Today(clock);
        foreach (var entry in await agencies.AllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            foreach (var year in (int[])[FiscalYear.Of(today).Be, FiscalYear.Of(today).Be - 1])
            {
                await YearAsync(scope.ServiceProvider, year, today, ct);
            }
        }
    }

    private static async Task YearAsync(IServiceProvider services, int year, DateOnly today, CancellationToken ct)
    {
        if (!OpenWindow.Of(await services.GetRequiredService<IItemRules>().OfYearAsync(year, ct), year).Has(today))
        {
            return;
        }

        var db = services.GetRequiredService<AppDb>();
        var midnight = Snapshot.Stamp(Bangkok.At(today, 0, 0));
        var nights = await db.Set<Snapshot>().AsNoTracking().Where(s => s.FiscalYear == year && s.Cause == "night").GroupBy(s => s.ItemId)
            .Select(g => new { g.Key, At = g.Max(s => s.At) }).OrderBy(g => g.Key).Take(MostItems).ToListAsync(ct);
        var tonight = nights.Where(n => string.CompareOrdinal(n.At, midnight) >= 0).Select(n => n.Key).ToList();
        var items = await db.Set<DisclosureItem>().AsNoTracking()
            .Where(i => i.FiscalYear == year && (i.PublishedAt != null || db.Set<Snapshot>().Any(s => s.ItemId == i.Id)) && !tonight.Contains(i.Id))
            .OrderBy(i => i.Position).Select(i => i.Id).Take(MostItems).ToListAsync(ct);
        var take = services.GetRequiredService<TakeSnapshot>();
        foreach (var item in items)
        {
            await take.HandleAsync(new(item, "night"), ct);
            db.ChangeTracker.Clear();
        }
    }
}
