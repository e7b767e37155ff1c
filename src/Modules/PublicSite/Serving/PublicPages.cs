using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Publications;
using Prongsai.Ui;

namespace Prongsai.PublicSite.Serving;

/// <summary>
/// The public pages of all agencies as bytes in memory, by agency and path. A publication empties the agency's pages at once, here and on the
/// other nodes (<see cref="OtherNodes"/>); whatever goes unheard is asked for again after <see cref="Life"/>.
/// </summary>
internal sealed class PublicPages(IServiceScopeFactory scopes, LastGood lastGood, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(60);
    private const long MostBytes = 96L * 1024 * 1024;

    private readonly ConcurrentDictionary<(Guid Agency, string Path), Kept> _pages = new();
    private readonly ConcurrentDictionary<Guid, long> _generations = new();
    private readonly ConcurrentDictionary<Guid, (string Maker, long Until)> _frames = new();
    private long _bytes, _forgotten;

    /// <summary>From memory; the only thing most visits do.</summary>
    public Kept? Find(Guid agency, string path) =>
        _pages.TryGetValue((agency, path), out var kept) && kept.Until > clock.GetTimestamp() ? kept : null;

    /// <summary>The bytes made at publication; null when the page must be made by its Razor page.</summary>
    public async ValueTask<Kept?> LoadAsync(AgencyRef agency, string path, CancellationToken ct)
    {
        if (!path.StartsWith("/ita/", StringComparison.Ordinal))
        {
            return null;
        }

        var generation = GenerationOf(agency.Id);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set(agency);
        var maker = await MakerAsync(agency.Id, scope.ServiceProvider, ct);
        var page = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<ReadyPage>().AsNoTracking()
            .SingleOrDefaultAsync(p => p.Path == path && p.MadeWith == maker, ct);
        return page is null ? null : Keep(agency.Id, path, page.Bytes, page.Status, generation);
    }

    /// <summary>Asked for once in a while, not with every page.</summary>
    private async ValueTask<string> MakerAsync(Guid agency, IServiceProvider services, CancellationToken ct)
    {
        if (_frames.TryGetValue(agency, out var known) && known.Until > clock.GetTimestamp())
        {
            return known.Maker;
        }

        var (generation, maker) = (GenerationOf(agency), await services.GetRequiredService<PageFrame>().MakerAsync(ct));
        if (generation == GenerationOf(agency))
        {
            _frames[agency] = (maker, Later());
        }

        return maker;
    }

    private long Later() => clock.GetTimestamp() + (long)(Life.TotalSeconds * clock.TimestampFrequency);

    /// <summary>Taken before a page is made; a page made from what was true before a publication is not kept.</summary>
    public long GenerationOf(Guid agency) => Interlocked.Read(ref _forgotten) + _generations.GetValueOrDefault(agency);

    public Kept Keep(Guid agency, string path, ReadyBytes bytes, int status, long generation)
    {
        var kept = new Kept(bytes, status, Later());
        if (generation == GenerationOf(agency))
        {
            if (Interlocked.Add(ref _bytes, bytes.Identity.Length + (bytes.Gzip?.Length ?? 0) + (bytes.Brotli?.Length ?? 0)) > MostBytes)
            {
                // Rare and cheap to mend: everything is loaded again at its next use.
                _pages.Clear();
                Interlocked.Exchange(ref _bytes, 0);
            }

            _pages[(agency, path)] = kept;
            lastGood.Remember(agency, path, bytes, status);
            if (generation != GenerationOf(agency))
            {
                // Taken back in this very moment, perhaps.
                _pages.TryRemove((agency, path), out _);
                lastGood.Drop(agency);
            }
        }

        return kept;
    }

    /// <param name="takenBack">Then no page of before comes back by an accident either: lists tell of what was withdrawn as its own page does.</param>
    public void Forget(Guid agency, bool takenBack = false)
    {
        _generations.AddOrUpdate(agency, 1, (_, generation) => generation + 1);
        if (takenBack)
        {
            lastGood.Drop(agency);
        }

        _frames.TryRemove(agency, out _);
        foreach (var key in _pages.Keys.Where(k => k.Agency == agency))
        {
            _pages.TryRemove(key, out _);
        }
    }

    /// <summary>Of every agency: nobody can say what has changed.</summary>
    public void ForgetAll()
    {
        Interlocked.Increment(ref _forgotten);
        _frames.Clear();
        _pages.Clear();
        Interlocked.Exchange(ref _bytes, 0);
    }

    /// <summary>Once when the unit of work is saved, and again (by the event) when it is surely committed.</summary>
    /// <param name="takenBack">Something is withdrawn: see <see cref="Forget"/>.</param>
    public void ForgetWhenSaved(AppDb db, bool takenBack = false)
    {
        var agency = db.TenantId;
        TellOnCommit.Say(db, takenBack);
        db.SavedChanges += (_, _) => Forget(agency, takenBack);
    }

    /// <param name="Until">Timestamp after which it is asked for again.</param>
    public sealed record Kept(ReadyBytes Bytes, int Status, long Until);
}

internal sealed class ForgetOnPublication(PublicPages pages, Tenant tenant) : IHandle<PagePublished>, IHandle<PageWithdrawn>
{
    public Task HandleAsync(PagePublished fact, CancellationToken ct) => Forget();

    public Task HandleAsync(PageWithdrawn fact, CancellationToken ct) => Forget(takenBack: true);

    private Task Forget(bool takenBack = false)
    {
        pages.Forget(tenant.Agency.Id, takenBack);
        return Task.CompletedTask;
    }
}
