using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Pages.Public;

[Open]
internal sealed class HomeModel(AppDb db, IAgencyDirectory agency) : PageModel
{
    public AgencyProfile Office { get; private set; } = null!;

    public IReadOnlyList<Line> Latest { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Office = await agency.ProfileAsync(ct);
        var latest = await db.Set<Publication>().AsNoTracking().Where(p => p.WithdrawnAt == null)
            .OrderByDescending(p => p.PublishedAt).Take(30).Select(p => new Line(p.FiscalYear, p.Item, p.ItemName, p.PublishedAt)).ToListAsync(ct);
        Latest = [.. latest.DistinctBy(p => (p.FiscalYear, p.Item)).Take(6)];
    }

    internal sealed record Line(int FiscalYear, string Item, string ItemName, DateTime At);
}
