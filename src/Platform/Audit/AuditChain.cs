using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Links events to the agency's chain, and checks that nobody touched it.</summary>
public static class AuditChain
{
    /// <summary>Numbers and hashes <paramref name="events"/> after the last link. Must run inside the transaction that saves them.</summary>
    internal static async Task LinkAsync(AppDb db, IReadOnlyList<AuditEvent> events, CancellationToken ct)
    {
        await HoldAsync(db, ct);
        var last = await db.Set<AuditEvent>().AsNoTracking().OrderByDescending(e => e.Number).Select(e => new { e.Number, e.Hash }).FirstOrDefaultAsync(ct);
        var (number, hash) = (last?.Number ?? 0, last?.Hash ?? "");
        foreach (var link in events)
        {
            link.Number = ++number;
            link.PreviousHash = hash;
            link.Hash = hash = link.HashFor(db.TenantId);
        }
    }

    /// <summary>
    /// Waits until this transaction is the agency's only writer, and stays it until the transaction ends: for handlers that count what they find
    /// (a next number). They all wait in the one line in which the chain waits, so that two never wait for each other.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public static async Task HoldAsync(AppDb db, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A turn lasts as long as a transaction: begin one first.");
        }

        // SQLite's transaction is the only writer. On PostgreSQL the second writer of an agency waits here for the first one's commit.
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"audit:" + db.TenantId.ToString("D")}, 0))", ct);
        }
    }

    /// <summary>Walks the chain of the ambient agency.</summary>
    /// <returns>Number of the first link that does not fit (changed, missing, reordered); null when all fit.</returns>
    public static async Task<long?> FirstBreakAsync(AppDb db, CancellationToken ct) => (await WalkAsync(db, ct)).Break;

    /// <summary>The same, with how many links there are and the hash of the last that fits.</summary>
    public static async Task<(long Events, string LastHash, long? Break)> WalkAsync(AppDb db, CancellationToken ct)
    {
        long expected = 0;
        var hash = "";
        await foreach (var link in db.Set<AuditEvent>().AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            expected++;
            if (link.Number != expected || link.PreviousHash != hash || link.Hash != link.HashFor(db.TenantId))
            {
                return (expected - 1, hash, expected);
            }

            hash = link.Hash;
        }

        return (expected, hash, null);
    }
}
