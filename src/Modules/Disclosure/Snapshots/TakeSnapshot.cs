using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Snapshots;

/// <summary>Keeps what the public sees of an item now, also that it sees nothing.</summary>
internal sealed class TakeSnapshot(AppDb db, IPublishedPages pages, PagePrinter printer, SnapshotMoment moment)
{
    /// <param name="Cause">"button" or "night".</param>
    internal sealed record Input(Guid ItemId, string Cause);

    /// <returns>Refusal "oit.gone": no such item, or not the person's. Nobody is asked for at night.</returns>
    public async Task<Outcome<Snapshot>> HandleAsync(Input input, CancellationToken ct)
    {
        var items = db.Set<DisclosureItem>().AsNoTracking();
        if (await (moment.User.IsSignedIn ? items.SeenBy(moment.User) : items).SingleOrDefaultAsync(i => i.Id == input.ItemId, ct) is not { } item)
        {
            return new Refusal("oit.gone");
        }

        var path = PublicAddress.OfItem(item.FiscalYear, item.Code);
        var page = await pages.FindAsync(path, ct);
        var html = page is null ? "" : Encoding.UTF8.GetString(page.Content);
        var words = PageText.OfMain(html);
        var pageHash = Snapshot.HashOf(page?.Content ?? []);
        var (pdf, pdfHash) = await PdfAsync(item, page, html, pageHash, ct);
        var proof = new Snapshot
        {
            ItemId = item.Id,
            FiscalYear = item.FiscalYear,
            Code = item.Code,
            At = Snapshot.Stamp(moment.Now),
            Cause = input.Cause,
            Address = moment.AddressOf(path),
            Status = page?.Status ?? StatusCodes.Status404NotFound,
            Version = page?.Version ?? 0,
            Title = words.Title,
            TextHash = Snapshot.HashOf(Encoding.UTF8.GetBytes(words.Lines)),
            PageHash = pageHash,
            PdfId = pdf,
            PdfHash = pdfHash,
        };
        await KeepAsync(proof, words.Lines, ct);
        return proof;
    }

    private async Task KeepAsync(Snapshot proof, string text, CancellationToken ct)
    {
        await using var turn = await db.Database.BeginTransactionAsync(ct);
        await SnapshotChain.LinkAsync(db, proof, ct);
        if (!await db.Set<SnapshotText>().AnyAsync(t => t.Sha256 == proof.TextHash, ct))
        {
            db.Add(new SnapshotText { Sha256 = proof.TextHash, Text = text });
        }

        db.Record("oit.snapshot", proof.ItemId.ToString("D"), new { proof.Number, proof.Status, proof.Hash });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }

    private async Task<(Guid? File, string Hash)> PdfAsync(DisclosureItem item, PublishedPage? page, string html, string pageHash, CancellationToken ct)
    {
        if (page is not { Status: StatusCodes.Status200OK })
        {
            return (null, "");
        }

        var before = await db.Set<Snapshot>().AsNoTracking().Where(s => s.ItemId == item.Id && s.PageHash == pageHash && s.PdfId != null)
            .OrderByDescending(s => s.Number).Select(s => new { s.PdfId, s.PdfHash }).FirstOrDefaultAsync(ct);
        return before is not null ? (before.PdfId, before.PdfHash) : await printer.KeepAsync(item, page.Version, html, pageHash, ct);
    }
}

/// <summary>When and for whom.</summary>
internal sealed class SnapshotMoment(CurrentUser user, SiteAddress address, TimeProvider clock)
{
    public CurrentUser User => user;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public string AddressOf(string path) => address.Of(path);
}
