using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.News;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Pages.Public;

[Open]
internal sealed class HomeModel(AppDb db, IAgencyDirectory agency) : PageModel
{
    public AgencyProfile Office { get; private set; } = null!;

    public IReadOnlyList<Line> Latest { get; private set; } = [];

    public IReadOnlyList<NewsLine> News { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var news = await db.Set<ShownArticle>().AsNoTracking().Where(s => s.Section == "news" && s.WithdrawnAt == null).OrderByDescending(s => s.PublishedAt).ThenBy(s => s.Id).Take(5)
            .Select(s => new { s.Kind, s.FiscalYear, s.Number, s.Slug, s.Title, s.PublishedAt }).ToListAsync(ct);
        News = [.. news.Select(s => new NewsLine(Article.PathOf(s.Kind, s.FiscalYear, s.Number, s.Slug), s.Title, s.PublishedAt))];
        Office = await agency.ProfileAsync(ct);
        var latest = await db.Set<Publication>().AsNoTracking().Where(p => p.WithdrawnAt == null)
            .OrderByDescending(p => p.PublishedAt).Take(30).Select(p => new Line(p.FiscalYear, p.Item, p.ItemName, p.PublishedAt)).ToListAsync(ct);
        Latest = [.. latest.DistinctBy(p => (p.FiscalYear, p.Item)).Take(6)];
    }

    internal sealed record NewsLine(string Path, string Title, DateTime At);

    internal sealed record Line(int FiscalYear, string Item, string ItemName, DateTime At);
}
