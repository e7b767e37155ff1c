using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.PublicSite.Search;

/// <summary>Makes the index say what the site shows: adds what is missing, mends what differs, takes out what is gone.</summary>
internal sealed class RebuildIndex(AppDb db, SiteIndex index, IEnumerable<ISearchable> sources) : ISiteSearch
{
    private const int Most = 200_000;

    /// <inheritdoc/>
    public async Task<int> RebuildAsync(bool whole, CancellationToken ct)
    {
        var changed = 0;
        foreach (var source in sources)
        {
            foreach (var key in await DoubtfulAsync(source, whole, ct))
            {
                await MendAsync(source, key, ct);
                changed++;
            }
        }

        return changed;
    }

    /// <summary>Keys of which the index and the site seem to say different things.</summary>
    private async Task<List<string>> DoubtfulAsync(ISearchable source, bool whole, CancellationToken ct)
    {
        var prefix = source.Prefix;
        var known = (await db.Set<SearchEntry>().AsNoTracking().Where(e => e.Key.StartsWith(prefix)).OrderBy(e => e.Key).Select(e => e.Key).Take(Most).ToListAsync(ct)).ToHashSet();
        List<string> doubtful = [];
        await foreach (var text in source.PublishedAsync(ct))
        {
            known.Remove(text.Key);
            if (whole || !await index.HasAsync(text, ct))
            {
                doubtful.Add(text.Key);
            }

            db.ChangeTracker.Clear();
        }

        return [.. doubtful, .. known];
    }

    /// <summary>Looks again where nobody publishes or withdraws in between: what was withdrawn a moment ago must not come back.</summary>
    private async Task MendAsync(ISearchable source, string key, CancellationToken ct)
    {
        await using var alone = await db.Database.BeginTransactionAsync(ct);
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("lock table publicsite_search in share row exclusive mode", ct);
        }

        if (await source.FindAsync(key, ct) is { } text)
        {
            await index.PutAsync(text, ct);
        }
        else
        {
            await index.RemoveAsync(key, ct);
        }

        await db.SaveChangesAsync(ct);
        await alone.CommitAsync(ct);
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
