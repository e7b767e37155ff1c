using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Printing;
using Prongsai.Platform;

namespace Prongsai.Documents.Sittings;

/// <summary>What a person wrote and signed with ink at one step.</summary>
/// <param name="SignedOn">Null: today.</param>
internal sealed record InkDecision(Guid StepId, Guid PersonId, DecisionWord Word, string Whom, string Opinion, DateOnly? SignedOn = null);

/// <summary>A clerk has looked at the signed pages: each signature becomes the decision of its step, with the scan as its proof.</summary>
internal sealed class ConfirmSheet(AppDb db, SheetFile file, IApprovals approvals, Hand by)
{
    /// <param name="Decisions">Of the steps that were signed, in the order of the route.</param>
    /// <param name="Pin">Of the clerk: what is confirmed here counts at once.</param>
    public sealed record Input(Guid SheetId, IReadOnlyList<InkDecision> Decisions, string Pin);

    /// <returns>Null when this agency has no such sheet; refusals "sheet.confirmed", "sheet.no-pages", "sheet.nothing-signed", "sheet.changed", "pin.*" and those of the approval service.</returns>
    public async Task<Outcome<Sheet>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.Set<Sheet>().SingleOrDefaultAsync(s => s.Id == input.SheetId, ct) is not { } sheet)
        {
            return null;
        }

        if (sheet.ConfirmedAt is not null || input.Decisions.Count == 0)
        {
            return new Refusal(sheet.ConfirmedAt is not null ? "sheet.confirmed" : "sheet.nothing-signed");
        }

        if (await by.ProveAsync(input.Pin, ct) is { } wrong)
        {
            return wrong;
        }

        var scan = await file.KeepAsync(sheet, ct);
        if (!scan.Done)
        {
            return scan.Refusal;
        }

        // All signatures of the sheet count, or none.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var said in input.Decisions)
        {
            var decided = await approvals.DecideOnPaperAsync(
                new(sheet.ApprovalId, said.StepId, said.PersonId, said.Word, said.Whom, said.Opinion, sheet.Hash, scan.Value.Id, said.SignedOn), ct);
            if (decided is not { Done: true })
            {
                return decided?.Refusal ?? new Refusal("sheet.gone");
            }
        }

        (sheet.ConfirmedAt, sheet.ConfirmedBy, sheet.ScanFileId) = (by.Now, by.Name, scan.Value.Id);
        db.Record("sheet.confirmed", sheet.Id.ToString("D"), new { approval = sheet.ApprovalId, steps = input.Decisions.Count });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return sheet;
    }
}

/// <summary>The signed pages of a sheet as one file.</summary>
internal sealed class SheetFile(AppDb db, BlobStore blobs, PdfPrinter printer)
{
    private const int Largest = 50 * 1024 * 1024;

    /// <summary>Pictures printed at once: as many as fit into memory beside everything else.</summary>
    private const int AtOnce = 8;

    /// <returns>Refusals "sheet.no-pages", "scan.no-tools" and those of printing and of the blob store.</returns>
    public async Task<Outcome<StoredFile>> KeepAsync(Sheet sheet, CancellationToken ct)
    {
        var pages = await db.Set<ScanPage>().AsNoTracking().Where(p => p.SheetId == sheet.Id)
            .OrderBy(p => p.ScanId).ThenBy(p => p.Number).Select(p => p.PictureFileId).Take(ScanTools.MostPages).ToListAsync(ct);
        if (pages.Count == 0)
        {
            return new Refusal("sheet.no-pages");
        }

        using var folder = new WorkFolder();
        List<string> parts = [];
        foreach (var some in pages.Chunk(AtOnce))
        {
            var printed = await printer.PrintAsync(await HtmlAsync(some, ct), ct);
            if (!printed.Done)
            {
                return printed.Refusal;
            }

            parts.Add(folder.File($"{parts.Count}.pdf"));
            await File.WriteAllBytesAsync(parts[^1], printed.Value.Bytes, ct);
        }

        var whole = folder.File("whole.pdf");
        if (!await ScanTools.JoinAsync(parts, whole, ct))
        {
            return new Refusal("scan.no-tools");
        }

        await using var content = File.OpenRead(whole);
        return await blobs.SaveAsync(content, $"{sheet.Title} (ลงนามแล้ว).pdf", PaperFiles.Pdf, Largest, ct);
    }

    private async Task<string> HtmlAsync(IEnumerable<Guid> pages, CancellationToken ct)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"th\"><head><meta charset=\"utf-8\"><title>ฉบับลงนาม</title>")
            .Append("<style>@page{size:A4;margin:0}body{margin:0}img{display:block;width:210mm;height:297mm;object-fit:contain;break-after:page}</style></head><body>");
        foreach (var page in pages)
        {
            using var picture = await blobs.OpenAsync(page, ct) ?? throw new InvalidDataException($"No file {page}");
            html.Append("<img alt=\"\" src=\"data:").Append(picture.File.ContentType).Append(";base64,").Append(Convert.ToBase64String(await picture.BytesAsync(ct))).Append("\">");
        }

        return html.Append("</body></html>").ToString();
    }
}

/// <summary>Puts a page of a scan to a paper, or lays it aside with a reason. Nothing is thrown away.</summary>
internal sealed class PlacePage(AppDb db)
{
    private const int Longest = 200;

    /// <param name="SheetId">Null lays the page aside, which needs a reason.</param>
    public sealed record Input(Guid PageId, Guid? SheetId, string Reason);

    /// <returns>Null when this agency has no such page or sheet; refusals "scan.reason" (field Reason), "sheet.confirmed".</returns>
    public async Task<Outcome<ScanPage>?> HandleAsync(Input input, CancellationToken ct)
    {
        var page = await db.Set<ScanPage>().SingleOrDefaultAsync(p => p.Id == input.PageId, ct);
        var sheet = input.SheetId is { } id ? await db.Set<Sheet>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) : null;
        if (page is null || (sheet is null && input.SheetId is not null))
        {
            return null;
        }

        if (sheet?.ConfirmedAt is not null || (page.SheetId is { } at && await db.Set<Sheet>().AnyAsync(s => s.Id == at && s.ConfirmedAt != null, ct)))
        {
            return new Refusal("sheet.confirmed");
        }

        var reason = input.Reason.Length > Longest ? "" : Platform.Thai.ThaiText.Clean(input.Reason);
        if (sheet is null && reason.Length == 0)
        {
            return new Refusal("scan.reason", nameof(Input.Reason), Longest);
        }

        (page.SheetId, page.LaidAside) = (sheet?.Id, sheet is null ? reason : "");
        db.Record("scan.placed", page.Id.ToString("D"), new { sheet = sheet?.Id });
        await db.SaveChangesAsync(ct);
        return page;
    }
}
