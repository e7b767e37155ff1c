using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Sittings;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>The pages of one scan: which paper each belongs to, and what nobody knows yet.</summary>
[Needs(Permissions.Ink)]
internal sealed class ScanModel(AppDb db, PlacePage place, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid PageId { get; set; }

    [BindProperty, Display(Name = "เป็นของเอกสาร")]
    public Guid? SheetId { get; set; }

    [BindProperty, Display(Name = "หรือไม่ใช้หน้านี้ เพราะ"), StringLength(200, ErrorMessage = "เหตุผลยาวเกิน 200 ตัวอักษร")]
    public string? Reason { get; set; }

    public Scan? Taken { get; private set; }

    public string Problem => Taken is { Problem.Length: > 0 } ? text[Taken.Problem, ScanTools.MostPages] : "";

    public IReadOnlyList<ScanPage> Pages { get; private set; } = [];

    /// <summary>Papers that still wait for their signed pages, and those that this scan has pages of.</summary>
    public IReadOnlyList<Sheet> Sheets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (await place.HandleAsync(new(PageId, SheetId, Reason ?? ""), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say(outcome.Value.SheetId is null ? $"ไม่ใช้หน้า {outcome.Value.Number} แล้ว ภาพยังเก็บไว้" : $"ใส่หน้า {outcome.Value.Number} ในเอกสารแล้ว");
        return RedirectToPage("/Scan", new { Id });
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        Taken = await db.Set<Scan>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, ct);
        Pages = await db.Set<ScanPage>().AsNoTracking().Where(p => p.ScanId == Id).OrderBy(p => p.Number).Take(ScanTools.MostPages).ToListAsync(ct);
        var mine = Pages.Select(p => p.SheetId).OfType<Guid>().Distinct().ToList();
        Sheets = await db.Set<Sheet>().AsNoTracking().Where(s => s.ConfirmedAt == null || mine.Contains(s.Id)).OrderByDescending(s => s.Id).Take(200).ToListAsync(ct);
        return Taken is not null;
    }
}
