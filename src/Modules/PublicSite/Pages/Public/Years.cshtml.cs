using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Pages.Public;

[Open]
internal sealed class YearsModel(AppDb db) : PageModel
{
    public IReadOnlyList<YearLine> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var items = await db.Set<Publication>().AsNoTracking().Where(p => p.WithdrawnAt == null)
            .Select(p => new { p.FiscalYear, p.Item }).Distinct().OrderBy(p => p.FiscalYear).ThenBy(p => p.Item).Take(5_000).ToListAsync(ct);
        Years = [.. items.GroupBy(i => i.FiscalYear).OrderByDescending(g => g.Key).Select(g => new YearLine(g.Key, g.Count()))];
    }

    internal sealed record YearLine(int FiscalYear, int Published);
}
