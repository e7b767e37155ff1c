using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>Who answers which host. Read once, read again when an agency is added on this node.</summary>
public sealed class AgencyDirectory(IServiceScopeFactory scopes)
{
    private volatile Snapshot? _snapshot;

    // Hosts stay where they are: what was known last answers while the database cannot.
    private volatile Snapshot? _last;

    /// <summary>The agency that answers a host name (without port, any case); null for an unknown host.</summary>
    public async ValueTask<AgencyRef?> ByHostAsync(string host, CancellationToken ct) =>
        (await SnapshotAsync(ct)).ByHost.GetValueOrDefault(host.ToLowerInvariant());

    public async ValueTask<AgencyRef?> BySlugAsync(string slug, CancellationToken ct) =>
        (await SnapshotAsync(ct)).All.FirstOrDefault(a => a.Agency.Slug == slug)?.Agency;

    public async ValueTask<IReadOnlyList<AgencyEntry>> AllAsync(CancellationToken ct) => (await SnapshotAsync(ct)).All;

    public void Forget() => _snapshot = null;

    private async ValueTask<Snapshot> SnapshotAsync(CancellationToken ct)
    {
        if (_snapshot is { } known)
        {
            return known;
        }

        try
        {
            return _snapshot = _last = await ReadAsync(ct);
        }
        catch (Exception error) when (_last is not null && DatabaseDown.Says(error))
        {
            return _last;
        }
    }

    private async Task<Snapshot> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var agencies = await db.Set<AgencyRecord>().AsNoTracking().Include(a => a.Hosts).OrderBy(a => a.Number).Take(20_000).ToListAsync(ct);
        var all = agencies.Select(a =>
        {
            var hosts = a.Hosts.OrderBy(h => h.Position).Select(h => h.Host).ToList();
            return new AgencyEntry(new AgencyRef(a.Id, a.Slug, a.Name, hosts.FirstOrDefault() ?? ""), hosts);
        }).ToList();
        var byHost = all.SelectMany(a => a.Hosts.Select(h => (h, a.Agency))).ToFrozenDictionary(p => p.h, p => p.Agency);
        return new Snapshot(all, byHost);
    }

    private sealed record Snapshot(IReadOnlyList<AgencyEntry> All, FrozenDictionary<string, AgencyRef> ByHost);
}

public sealed record AgencyEntry(AgencyRef Agency, IReadOnlyList<string> Hosts);
