using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Snapshots;

/// <summary>Adds to an agency's chain of proofs, and walks it.</summary>
internal static class SnapshotChain
{
    /// <summary>Must run inside the transaction that saves it.</summary>
    public static async Task LinkAsync(AppDb db, Snapshot proof, CancellationToken ct)
    {
        await AuditChain.HoldAsync(db, ct);
        var last = await db.Set<Snapshot>().AsNoTracking().OrderByDescending(s => s.Number).Select(s => new { s.Number, s.Hash }).FirstOrDefaultAsync(ct);
        (proof.Number, proof.PreviousHash) = ((last?.Number ?? 0) + 1, last?.Hash ?? "");
        proof.Hash = proof.HashFor(db.TenantId);
        db.Add(proof);
    }

    /// <returns>How many links there are, and the number of the first that does not fit (changed, missing, reordered, its words changed); null when all fit.</returns>
    public static async Task<(long Links, long? Break)> WalkAsync(AppDb db, CancellationToken ct)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var kept in db.Set<SnapshotText>().AsNoTracking().OrderBy(t => t.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (Snapshot.HashOf(Encoding.UTF8.GetBytes(kept.Text)) == kept.Sha256)
            {
                texts.Add(kept.Sha256);
            }
        }

        var (number, hash) = (0L, "");
        await foreach (var link in db.Set<Snapshot>().AsNoTracking().OrderBy(s => s.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            number++;
            if (link.Number != number || link.PreviousHash != hash || link.Hash != link.HashFor(db.TenantId) || !texts.Contains(link.TextHash))
            {
                return (number, number);
            }

            hash = link.Hash;
        }

        return (number, null);
    }
}
