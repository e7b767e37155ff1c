using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Printing;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>The papers of a year: its own, with what each lacks, and the many that people write.</summary>
[Needs(Permissions.View, Permissions.Edit)]
internal sealed class PaperIndexModel(AppDb db, PaperFactsReader reader, PaperList list, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "ค้นหาเรื่อง"), StringLength(200)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind"), Display(Name = "ชนิด")]
    public string? Of { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "สถานะ")]
    public string? State { get; set; }

    /// <summary>From 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    [BindProperty, Display(Name = "ชนิดหนังสือ")]
    public string? NewKind { get; set; }

    public IReadOnlyList<Line> Papers { get; private set; } = [];

    public PaperList.View Many { get; private set; } = PaperList.View.Empty;

    public bool CanPrint { get; private set; }

    public bool MayEdit => user.Can(Permissions.Edit);

    public static IEnumerable<SelectListItem> Kinds => FreeKinds.All.Select(kind => new SelectListItem(PaperTemplate.Of(kind).Name, kind));

    public async Task<IActionResult> OnGetAsync([FromServices] PdfPrinter printer, CancellationToken ct)
    {
        if (!PaperYear.Plausible(Year))
        {
            return NotFound();
        }

        CanPrint = printer.Available;
        await FillAsync(ct);
        return Page();
    }

    /// <summary>Begins a paper and opens it.</summary>
    public async Task<IActionResult> OnPostStartAsync([FromServices] StartPaper start, [FromServices] IStringLocalizer<Messages> text, CancellationToken ct)
    {
        if (!PaperYear.Plausible(Year))
        {
            return NotFound();
        }

        var started = await start.HandleAsync(new(Year, NewKind ?? ""), ct);
        if (started.Done)
        {
            return LocalRedirect(PaperDesk.PathOf(started.Value.Key));
        }

        await FillAsync(ct);
        ModelState.AddModelError(nameof(NewKind), text[started.Refusal.Code, started.Refusal.Arguments]);
        return this.Invalid();
    }

    /// <summary>Puts a thrown-away draft back.</summary>
    public async Task<IActionResult> OnPostBackAsync(Guid id, [FromServices] RemovePaper remove, CancellationToken ct)
    {
        if (!PaperYear.Plausible(Year) || await remove.HandleAsync(new(id, Back: true), ct) is not { Done: true } outcome)
        {
            return NotFound();
        }

        this.Say("นำร่างกลับมาแล้ว");
        return LocalRedirect(PaperDesk.PathOf(outcome.Value.Key));
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var facts = await reader.ReadAsync(Year, null, null, ct);
        var drafts = await db.Set<PaperDraft>().AsNoTracking().Where(d => d.FiscalYear == Year && d.Serial == "").OrderBy(d => d.Kind)
            .Select(d => new { d.Kind, d.Revision }).Take(50).ToListAsync(ct);
        var frozen = await db.Set<FrozenPaper>().AsNoTracking().Where(f => f.FiscalYear == Year && f.Serial == "").OrderByDescending(f => f.Version)
            .Select(f => new { f.Kind, f.Version, f.ApprovedAt, f.PublishedAt, f.WithdrawnAt, f.PublicPath }).Take(500).ToListAsync(ct);
        Papers =
        [
            .. from kind in PaperKinds.All
               let latest = frozen.FirstOrDefault(f => f.Kind == kind)
               let shown = frozen.FirstOrDefault(f => f.Kind == kind && f.PublishedAt != null && f.WithdrawnAt == null)
               select new Line(
                   kind, PaperTemplate.Of(kind).Name, [.. PaperReadiness.Missing(kind, facts)], drafts.Any(d => d.Kind == kind && d.Revision > 0),
                   latest?.Version, latest is null ? null : Bangkok.DateOf(latest.ApprovedAt), shown?.PublicPath),
        ];
        Many = await list.OfAsync(new(Year, Q ?? "", Of ?? "", State ?? "", Math.Max(1, PageNumber)), ct);
    }

    internal sealed record Line(string Kind, string Name, IReadOnlyList<string> Missing, bool Written, int? Version, DateOnly? ApprovedOn, string? PublicPath);
}

internal static class PaperYear
{
    /// <summary>The same range as the routes of every staff page.</summary>
    public static bool Plausible(int year) => year is >= 2560 and <= 2600;
}
