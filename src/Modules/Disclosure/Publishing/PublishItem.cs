using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Publishing;

/// <summary>Shows an approved item to the public: exactly what was sent, with copies of its files.</summary>
internal sealed class PublishItem(AppDb db, IPublisher publisher, EvidenceFiles files)
{
    public async Task HandleAsync(DisclosureItem item, ApprovalCompleted fact, CancellationToken ct)
    {
        var sending = await db.Set<Sending>().AsNoTracking().Where(s => s.ItemId == item.Id && s.Hash == fact.Hash).OrderByDescending(s => s.MadeAt).FirstAsync(ct);
        var content = ItemContent.FromJson(sending.Content);
        var proofs = content.Proofs.Where(p => p.Kind == EvidenceKind.File).ToList();
        var given = new List<PublicFile>();
        foreach (var proof in proofs)
        {
            given.Add(await files.PublicAsync(proof, ct));
        }

        var body = ItemHtml.Write(content, proof => PublicAddress.OfFile(proofs.FindIndex(p => p.EvidenceId == proof.EvidenceId)));
        await publisher.PublishAsync(
            new PublicPaper(
                content.FiscalYear, content.Code, content.Name, $"{content.Code} {content.Name}", body, content.Unit,
                $"{fact.Decider.Name} {string.Join(' ', fact.Decider.BlockLines)}", Bangkok.DateOf(fact.Decider.At), content.AsOf, fact.Hash, given),
            ct);
        (item.Stage, item.ReturnedWhy, item.PublishedAt, item.PublishedHash) = (Stage.Published, "", files.Now, fact.Hash);
        item.Revision++;
        db.Record("oit.published", item.Id.ToString("D"), new { item.Code, hash = fact.Hash, files = proofs.Select(p => p.Sha256) });
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The bytes of evidence, for the public.</summary>
internal sealed class EvidenceFiles(BlobStore blobs, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <exception cref="InvalidDataException">The bytes are gone or are not those that were approved.</exception>
    public async Task<PublicFile> PublicAsync(ContentProof proof, CancellationToken ct)
    {
        using var opened = await blobs.OpenAsync(proof.FileId!.Value, ct) ?? throw new InvalidDataException($"File {proof.FileId} is gone.");
        var content = await opened.BytesAsync(ct);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)) == proof.Sha256
            ? new PublicFile(opened.File.Name, opened.File.ContentType, content, null)
            : throw new InvalidDataException($"File {proof.FileId} is not what was approved.");
    }
}

/// <summary>Evidence as those may open it who see its item, or who are asked to decide about it.</summary>
internal sealed class EvidenceReaders(AppDb db, BlobStore blobs, CurrentUser user, IApprovals approvals)
{
    private const int MostItems = 50;

    /// <returns>Null when there is no such file, or it is not this person's to read.</returns>
    public async Task<OpenedFile?> OpenAsync(Guid evidenceId, int revision, CancellationToken ct)
    {
        var file = await db.Set<EvidenceRevision>().AsNoTracking().Where(r => r.EvidenceId == evidenceId && r.Number == revision).Select(r => r.FileId).SingleOrDefaultAsync(ct);
        return file is { } id && await MayReadAsync(evidenceId, ct) ? await blobs.OpenAsync(id, ct) : null;
    }

    // What lies before a signer may be the work of another unit.
    private async Task<bool> MayReadAsync(Guid evidenceId, CancellationToken ct)
    {
        if (user.UnitId is not { } unit)
        {
            return true;
        }

        var items = await db.Set<DisclosureItem>().AsNoTracking().Where(i => i.Proofs.Any(p => p.EvidenceId == evidenceId))
            .OrderByDescending(i => i.FiscalYear).Select(i => new { i.Id, i.UnitId }).Take(MostItems).ToListAsync(ct);
        if (items.Exists(i => i.UnitId == unit))
        {
            return true;
        }

        foreach (var item in items)
        {
            if (await approvals.MaySeeAsync(ItemSubject.TypeName, item.Id, ct))
            {
                return true;
            }
        }

        return false;
    }
}
