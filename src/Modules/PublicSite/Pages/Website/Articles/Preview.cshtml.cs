using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Articles;

/// <summary>The page as the public will see it; for who works on it and who decides on it.</summary>
[Needs(NewsPermissions.View)]
internal sealed class PreviewModel(ArticleSight sight, ArticleViews views) : PageModel
{
    public Article Article { get; private set; } = null!;

    public ArticleView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await sight.FindAsync(id, ct) is not { } article)
        {
            return NotFound();
        }

        (Article, View) = (article, await views.OfDraftAsync(article, ct));
        return Page();
    }
}
