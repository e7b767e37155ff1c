using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>Who answers which host. Read once, read again when an agency is added on this node; kept beside the database for a start without it.</summary>
public sealed class AgencyDirectory(IServiceScopeFactory scopes, IOptions<PlatformOptions> options)
{
    private const int MostBytes = 64 * 1024 * 1024;

    private volatile Snapshot? _snapshot;

    // Hosts stay where they are: what was known last answers while the database cannot.
    private volatile Snapshot? _last;

    /// <summary>The agency that answers a host name (without port, any case); null for an unknown host.</summary>
    public async ValueTask<AgencyRef?> ByHostAsync(string host, CancellationToken ct) =>
        (await SnapshotAsync(ct)).ByHost.GetValueOrDefault(host.ToLowerInvariant());

    public async ValueTask<AgencyRef?> BySlugAsync(string slug, CancellationToken ct) =>
        (await SnapshotAsync(ct)).All.FirstOrDefault(a => a.Agency.Slug == slug)?.Agency;

    /// <summary>The agencies that work is done for: all but those that are archived.</summary>
    public async ValueTask<IReadOnlyList<AgencyEntry>> AllAsync(CancellationToken ct) => (await SnapshotAsync(ct)).Alive;

    public async ValueTask<IReadOnlyList<AgencyEntry>> EvenArchivedAsync(CancellationToken ct) => (await SnapshotAsync(ct)).All;

    /// <summary>Reads again what another process may have changed; what is known stays where the database does not answer.</summary>
    internal async Task LookAgainAsync(CancellationToken ct)
    {
        try
        {
            _snapshot = _last = await ReadAsync(ct);
            Keep(_last);
        }
        catch (Exception error) when (DatabaseDown.Says(error))
        {
            // The next look is soon.
        }
    }

    public void Forget() => _snapshot = null;

    /// <summary>The agencies are known also when the database cannot be asked.</summary>
    internal bool HasKept => (_last ??= Kept()) is not null;

    private string File => Path.Combine(options.Value.Data, "lastgood", "agencies");

    private async ValueTask<Snapshot> SnapshotAsync(CancellationToken ct)
    {
        if (_snapshot is { } known)
        {
            return known;
        }

        try
        {
            _snapshot = _last = await ReadAsync(ct);
            Keep(_last);
            return _last;
        }
        catch (Exception error) when (DatabaseDown.Says(error) && HasKept)
        {
            return _last!;
        }
    }

    private void Keep(Snapshot snapshot)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(snapshot.All, Json.Options);
        try
        {
            if (HashedFile.Read(File, MostBytes) is not { } known || !known.AsSpan().SequenceEqual(content))
            {
                HashedFile.Write(File, content);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full or closed volume takes the way back after a start without the database, and nothing else.
        }
    }

    private Snapshot? Kept() => HashedFile.Read(File, MostBytes) is { } content ? Of(JsonSerializer.Deserialize<List<AgencyEntry>>(content, Json.Options)!) : null;

    private async Task<Snapshot> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var agencies = await db.Set<AgencyRecord>().AsNoTracking().Include(a => a.Hosts).OrderBy(a => a.Number).Take(20_000).ToListAsync(ct);
        var all = agencies.Select(a =>
        {
            var hosts = a.Hosts.OrderBy(h => h.Position).Select(h => h.Host).ToList();
            return new AgencyEntry(new AgencyRef(a.Id, a.Slug, a.Name, hosts.FirstOrDefault() ?? "") { State = a.State }, hosts);
        }).ToList();
        return Of(all);
    }

    private static Snapshot Of(IReadOnlyList<AgencyEntry> all) => new(all, all.SelectMany(a => a.Hosts.Select(h => (h, a.Agency))).ToFrozenDictionary(p => p.h, p => p.Agency));

    private sealed record Snapshot(IReadOnlyList<AgencyEntry> All, FrozenDictionary<string, AgencyRef> ByHost)
    {
        public IReadOnlyList<AgencyEntry> Alive { get; } = [.. All.Where(a => a.Agency.State != AgencyState.Archived)];
    }
}

public sealed record AgencyEntry(AgencyRef Agency, IReadOnlyList<string> Hosts);
