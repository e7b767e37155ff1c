using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Snapshots;

/// <summary>Reads proofs of items that the person may see.</summary>
internal sealed class SnapshotReader(AppDb db, IItemRules rules, BlobStore blobs, CurrentUser user)
{
    private const int Most = 400;

    /// <summary>Newest first.</summary>
    public Task<List<Snapshot>> OfAsync(Guid itemId, CancellationToken ct) =>
        db.Set<Snapshot>().AsNoTracking().Where(s => s.ItemId == itemId).OrderByDescending(s => s.Number).Take(Most).ToListAsync(ct);

    public async Task<OpenWindow> WindowAsync(int year, CancellationToken ct) => OpenWindow.Of(await rules.OfYearAsync(year, ct), year);

    public async Task<IReadOnlyList<LineChange>> CompareAsync(Snapshot older, Snapshot newer, CancellationToken ct)
    {
        if (older.TextHash == newer.TextHash)
        {
            return [];
        }

        var texts = await db.Set<SnapshotText>().AsNoTracking().Where(t => t.Sha256 == older.TextHash || t.Sha256 == newer.TextHash).ToDictionaryAsync(t => t.Sha256, t => t.Text, ct);
        return LineDifference.Of(texts.GetValueOrDefault(older.TextHash, ""), texts.GetValueOrDefault(newer.TextHash, ""));
    }

    /// <summary>The PDF of a proof; null when there is none, or it is not this person's.</summary>
    public async Task<OpenedFile?> PdfAsync(Guid id, CancellationToken ct)
    {
        var file = await db.Set<Snapshot>().AsNoTracking().Where(s => s.Id == id && s.PdfId != null && db.Set<DisclosureItem>().Any(i => i.Id == s.ItemId && (user.UnitId == null || i.UnitId == user.UnitId)))
            .Select(s => s.PdfId).SingleOrDefaultAsync(ct);
        return file is { } found ? await blobs.OpenAsync(found, ct) : null;
    }
}
