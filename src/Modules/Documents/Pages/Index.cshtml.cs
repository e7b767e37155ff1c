using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Printing;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>The papers of a year: what each lacks, where it stands, what to do next.</summary>
[Needs(Permissions.View)]
internal sealed class IndexModel(AppDb db, PaperFactsReader reader, PdfPrinter printer, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public IReadOnlyList<Line> Papers { get; private set; } = [];

    public bool CanPrint => printer.Available;

    public bool MayEdit => user.Can(Permissions.Edit);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!PaperYear.Plausible(Year))
        {
            return NotFound();
        }

        var facts = await reader.ReadAsync(Year, null, ct);
        var drafts = await db.Set<PaperDraft>().AsNoTracking().Where(d => d.FiscalYear == Year && d.Serial == "").OrderBy(d => d.Kind)
            .Select(d => new { d.Kind, d.ChangedAt }).Take(50).ToListAsync(ct);
        var frozen = await db.Set<FrozenPaper>().AsNoTracking().Where(f => f.FiscalYear == Year && f.Serial == "").OrderByDescending(f => f.Version)
            .Select(f => new { f.Kind, f.Version, f.ApprovedAt, f.PublishedAt, f.WithdrawnAt, f.PublicPath }).Take(500).ToListAsync(ct);
        Papers =
        [
            .. from kind in PaperKinds.All
               let latest = frozen.FirstOrDefault(f => f.Kind == kind)
               let shown = frozen.FirstOrDefault(f => f.Kind == kind && f.PublishedAt != null && f.WithdrawnAt == null)
               select new Line(
                   kind, PaperTemplate.Of(kind).Name, [.. PaperReadiness.Missing(kind, facts)], drafts.Any(d => d.Kind == kind),
                   latest?.Version, latest is null ? null : Bangkok.DateOf(latest.ApprovedAt), shown?.PublicPath),
        ];
        return Page();
    }

    internal sealed record Line(string Kind, string Name, IReadOnlyList<string> Missing, bool Written, int? Version, DateOnly? ApprovedOn, string? PublicPath);
}

internal static class PaperYear
{
    /// <summary>The same range as the routes of every staff page.</summary>
    public static bool Plausible(int year) => year is >= 2560 and <= 2600;
}
