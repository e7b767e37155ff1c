using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Sittings;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>Signing with ink: what waits is printed as one batch, and what was signed comes back as one scan.</summary>
[Needs(Permissions.Ink)]
[RequestSizeLimit(21 * 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = 21 * 1024 * 1024)]
internal sealed class SittingsModel(AppDb db, IApprovals approvals, IStringLocalizer<Messages> text) : PageModel
{
    private const int Most = 50;

    [BindProperty, Display(Name = "เรื่องที่จะพิมพ์")]
    public List<Guid> ApprovalIds { get; set; } = [];

    [BindProperty, Display(Name = "ไฟล์สแกนของเอกสารที่ลงนามแล้ว")]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<OpenStep> Open { get; private set; } = [];

    public IReadOnlyList<Printed> Sittings { get; private set; } = [];

    public IReadOnlyList<Taken> Scans { get; private set; } = [];

    /// <summary>Pages of all scans that no paper has and nobody laid aside.</summary>
    public int InTray { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        ApprovalIds = [.. Open.Select(o => o.ApprovalId)];
    }

    public async Task<IActionResult> OnPostPrintAsync([FromServices] PrintSitting print, CancellationToken ct)
    {
        var printed = await print.HandleAsync(new(ApprovalIds), ct);
        if (!printed.Done)
        {
            await FillAsync(ct);
            return this.Invalid(printed.Refusal, text);
        }

        this.Say($"จัดชุดลงนาม {ApprovalIds.Count} เรื่อง {printed.Value.Pages} หน้า แล้ว เปิดไฟล์ พิมพ์ แล้วเสนอลงนาม");
        return RedirectToPage("/Sittings");
    }

    public async Task<IActionResult> OnPostScanAsync([FromServices] TakeScan take, CancellationToken ct)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "โปรดเลือกไฟล์สแกนก่อน แล้วกดแนบอีกครั้ง");
            await FillAsync(ct);
            return this.Invalid();
        }

        await using var content = Upload.OpenReadStream();
        var taken = await take.HandleAsync(content, Upload.FileName, ct);
        if (!taken.Done)
        {
            await FillAsync(ct);
            return this.Refused(taken.Refusal);
        }

        this.Say("รับไฟล์สแกนแล้ว ระบบกำลังแยกหน้าและอ่านคิวอาร์โค้ด");
        return RedirectToPage("/Scan", new { taken.Value.Id });
    }

    private async Task FillAsync(CancellationToken ct)
    {
        Open = [.. (await approvals.OpenStepsAsync(PaperSubject.TypeName, ct)).DistinctBy(s => s.ApprovalId).Take(PrintSitting.MostPapers)];
        Sittings = await db.Set<Sitting>().AsNoTracking().OrderByDescending(s => s.PrintedAt).Take(Most)
            .Select(s => new Printed(
                s.FileId, s.PrintedAt, s.PrintedBy, s.Pages,
                db.Set<Sheet>().Count(sheet => sheet.SittingId == s.Id), db.Set<Sheet>().Count(sheet => sheet.SittingId == s.Id && sheet.ConfirmedAt != null)))
            .ToListAsync(ct);
        Scans = await db.Set<Scan>().AsNoTracking().OrderByDescending(s => s.UploadedAt).Take(Most)
            .Select(s => new Taken(s.Id, s.Name, s.UploadedAt, s.UploadedBy, s.State, db.Set<ScanPage>().Count(p => p.ScanId == s.Id)))
            .ToListAsync(ct);
        InTray = await db.Set<ScanPage>().CountAsync(p => p.SheetId == null && p.LaidAside == "", ct);
    }

    internal sealed record Printed(Guid FileId, DateTime At, string By, int Pages, int Papers, int Confirmed);

    internal sealed record Taken(Guid Id, string Name, DateTime At, string By, ScanState State, int Pages);
}
