using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Pages.Public;

/// <summary>Every item the framework of the year asks for, published or not: what is missing is said, not hidden.</summary>
[Open]
internal sealed class YearModel(AppDb db, IEnumerable<IItemCatalog> catalogs) : PageModel
{
    public int FiscalYear { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<int> OtherYears { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken ct)
    {
        FiscalYear = year;
        var published = await db.Set<Publication>().AsNoTracking().Where(p => p.WithdrawnAt == null)
            .Select(p => new { p.FiscalYear, p.Item, p.Version, p.ItemName, p.DataAsOf })
            .OrderBy(p => p.FiscalYear).ThenBy(p => p.Item).Take(20_000).ToListAsync(ct);
        var ofYear = published.Where(p => p.FiscalYear == year).GroupBy(p => p.Item)
            .ToDictionary(g => g.Key, g => g.MaxBy(p => p.Version)!);
        if (ofYear.Count == 0)
        {
            return NotFound();
        }

        List<CatalogItem> items = [];
        foreach (var catalog in catalogs)
        {
            items.AddRange(await catalog.ItemsAsync(year, ct));
        }

        // An item that the framework does not know is still shown: it was published.
        items.AddRange(ofYear.Values.Where(p => items.All(i => i.Code != p.Item)).OrderBy(p => p.Item.Length).ThenBy(p => p.Item, StringComparer.Ordinal)
            .Select(p => new CatalogItem(p.Item, p.ItemName, "")).ToList());
        Lines = [.. items.Select(item => ofYear.TryGetValue(item.Code, out var page)
            ? new Line(item.Code, item.Name, item.Group, Publication.PathOf(year, item.Code), page.DataAsOf)
            : new Line(item.Code, item.Name, item.Group, null, null))];
        OtherYears = [.. published.Select(p => p.FiscalYear).Where(y => y != year).Distinct().OrderDescending()];
        return Page();
    }

    internal sealed record Line(string Item, string Name, string Group, string? Path, DateOnly? DataAsOf);
}
