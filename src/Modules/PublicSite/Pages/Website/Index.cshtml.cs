using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Pages.Website;

[Needs("website.view")]
internal sealed class IndexModel(AppDb db, IOwnPages own, CurrentUser user) : PageModel
{
    public bool MayWithdraw => user.Can("website.edit");

    public IReadOnlyList<Line> Pages { get; private set; } = [];

    /// <summary>Pages made from registers, with what an assessor would miss on them.</summary>
    public IReadOnlyList<OwnPage> Own { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Own = await own.ListAsync(ct);
        var all = await db.Set<Publication>().AsNoTracking()
            .OrderByDescending(p => p.FiscalYear).ThenBy(p => p.Item).ThenByDescending(p => p.Version).Take(5_000)
            .Select(p => new Line(p.FiscalYear, p.Item, p.ItemName, p.Version, p.PublishedAt, p.WithdrawnAt != null)).ToListAsync(ct);
        Pages = [.. all.DistinctBy(p => (p.FiscalYear, p.Item)).OrderByDescending(p => p.FiscalYear).ThenBy(p => p.Item.Length)];
    }

    internal sealed record Line(int FiscalYear, string Item, string ItemName, int Version, DateTime PublishedAt, bool Withdrawn);
}
