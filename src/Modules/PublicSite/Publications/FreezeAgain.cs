using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Publications;

/// <summary>
/// The office has a new telephone, the menu another order, the product a new version: pages of items stand in the frame of yesterday. They are
/// shown through their own page meanwhile, which costs a hundred times as much; this makes their bytes anew around the same snapshots.
/// </summary>
internal sealed class FreezeAgain(AppDb db, PageFrame frame, ItemViews views, FrozenPages pages) : IJob
{
    public const string Name = "pages.freeze";
    private const int Most = 20_000;

    public string Kind => Name;

    public string Lane => "pages";

    public async Task RunAsync(string body, CancellationToken ct)
    {
        var maker = await frame.MakerAsync(ct);
        var stale = await db.Set<ReadyPage>().AsNoTracking().Where(p => p.MadeWith != maker).OrderBy(p => p.Path).Select(p => p.Path).Take(Most).ToListAsync(ct);
        foreach (var (year, item) in stale.Select(ItemOf).OfType<(int, string)>().Distinct())
        {
            await FreezeAsync(year, item, ct);
        }
    }

    // "/ita/2568/o28" or "/ita/2568/o28/v/1".
    private static (int Year, string Item)? ItemOf(string path) =>
        path.Split('/') is ["", "ita", var year, var item, ..] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var fiscalYear) ? (fiscalYear, item.ToUpperInvariant()) : null;

    /// <summary>Where nobody publishes or withdraws in between: what was withdrawn a moment ago must not come back.</summary>
    private async Task FreezeAsync(int year, string item, CancellationToken ct)
    {
        await using var alone = await db.Database.BeginTransactionAsync(ct);
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("lock table publicsite_page in share row exclusive mode", ct);
        }

        var versions = await views.VersionsAsync(year, item, ct);
        foreach (var paper in versions)
        {
            var view = await views.OfAsync(paper, versions, ct);
            await pages.FreezeAsync(paper.VersionPath, view, ct);
            if (paper == versions[0])
            {
                await pages.FreezeAsync(paper.Path, view, ct);
            }
        }

        await db.SaveChangesAsync(ct);
        await alone.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }
}

/// <summary>After an upgrade, and for what changed without a word.</summary>
internal sealed class FreezeAgainJob(IServiceScopeFactory scopes, AgencyDirectory agencies) : IJob
{
    public string Kind => "pages.freeze-all";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public string Lane => "pages";

    public async Task RunAsync(string body, CancellationToken ct)
    {
        foreach (var entry in await agencies.AllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            await scope.ServiceProvider.GetServices<IJob>().OfType<FreezeAgain>().Single().RunAsync(body, ct);
        }
    }
}
