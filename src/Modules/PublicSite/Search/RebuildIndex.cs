using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.PublicSite.Search;

/// <summary>Makes the index say what the site shows: adds what is missing, mends what differs, takes out what is gone.</summary>
internal sealed class RebuildIndex(AppDb db, SiteIndex index, IEnumerable<ISearchable> sources) : ISiteSearch
{
    private const int AtOnce = 100;

    /// <inheritdoc/>
    public async Task<int> RebuildAsync(bool whole, CancellationToken ct)
    {
        var changed = 0;
        foreach (var source in sources)
        {
            HashSet<string> shown = [];
            await foreach (var text in source.PublishedAsync(ct))
            {
                shown.Add(text.Key);
                if (whole || !await index.HasAsync(text, ct))
                {
                    await index.PutAsync(text, ct);
                    changed++;
                }

                if (shown.Count % AtOnce == 0)
                {
                    await SaveAsync(ct);
                }
            }

            var prefix = source.Prefix;
            var known = await db.Set<SearchEntry>().AsNoTracking().Where(e => e.Key.StartsWith(prefix)).OrderBy(e => e.Key).Select(e => e.Key).Take(200_000).ToListAsync(ct);
            foreach (var key in known.Where(k => !shown.Contains(k)))
            {
                await index.RemoveAsync(key, ct);
                changed++;
            }

            await SaveAsync(ct);
        }

        return changed;
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}

/// <summary>Every hour: what the registers say changes without a publication, and an index from before this version is empty.</summary>
internal sealed class RebuildJob(IServiceScopeFactory scopes, AgencyDirectory agencies) : IJob
{
    public string Kind => "search.rebuild";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        foreach (var entry in await agencies.AllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            await scope.ServiceProvider.GetRequiredService<ISiteSearch>().RebuildAsync(whole: false, ct);
        }
    }
}
