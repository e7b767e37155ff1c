using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Public.News;

/// <summary>News and notices, laws, plans and results: newest first, by kind and year.</summary>
[Open]
internal sealed class ListModel(AppDb db) : PageModel
{
    public const int OnAPage = 20;

    public ListAddress Here { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Pages { get; private set; }

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Pages of content that the office put under this entry of the menu.</summary>
    public IReadOnlyList<Line> Beside { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string section, string? rest, CancellationToken ct)
    {
        if (ListAddress.Read(section, rest) is not { } here)
        {
            return NotFound();
        }

        Here = here;
        var kind = here.Kind?.Kind;
        var all = db.Set<ShownArticle>().AsNoTracking().Where(s => s.Section == section && s.WithdrawnAt == null && (kind == null || s.Kind == kind));
        Years = await all.Select(s => s.FiscalYear).Distinct().OrderByDescending(y => y).Take(40).ToListAsync(ct);
        var shown = here.Year is { } year ? all.Where(s => s.FiscalYear == year) : all;
        var count = await shown.CountAsync(ct);
        Pages = Math.Max(1, (count + OnAPage - 1) / OnAPage);
        if (here.Page > Pages || (here.Year is not null && count == 0))
        {
            return NotFound();
        }

        Lines = await LinesAsync(shown.OrderByDescending(s => s.PublishedAt).ThenByDescending(s => s.Number).Skip((here.Page - 1) * OnAPage).Take(OnAPage), ct);
        Beside = await LinesAsync(db.Set<ShownArticle>().AsNoTracking().Where(s => s.Section == Kinds.PagesKey && s.Place == section && s.WithdrawnAt == null).OrderBy(s => s.Title).Take(50), ct);
        return Page();
    }

    private static async Task<IReadOnlyList<Line>> LinesAsync(IQueryable<ShownArticle> articles, CancellationToken ct) =>
        await articles.Select(s => new Line(s.Kind, s.FiscalYear, s.Number, s.Slug, s.Title, s.Lead, s.PublishedAt, s.DataAsOf)).ToListAsync(ct);

    internal sealed record Line(ArticleKind Kind, int FiscalYear, int Number, string Slug, string Title, string Lead, DateTime PublishedAt, DateOnly DataAsOf)
    {
        public string Path => PublicSite.News.Article.PathOf(Kind, FiscalYear, Number, Slug);

        public string KindName => Kinds.Of(Kind).Name;
    }
}
