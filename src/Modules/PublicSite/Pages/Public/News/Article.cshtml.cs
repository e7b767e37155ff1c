using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Public.News;

/// <summary>One article. Year and number are its address for good; the words behind them, and the section, may change and lead here.</summary>
[Open]
internal sealed class ArticleModel(AppDb db, ArticleViews views) : PageModel
{
    public ArticleView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int year, string article, CancellationToken ct)
    {
        if (ArticleAddress.NumberOf(article) is not { } number
            || await db.Set<ShownArticle>().AsNoTracking().SingleOrDefaultAsync(s => s.FiscalYear == year && s.Number == number, ct) is not { } shown)
        {
            return NotFound();
        }

        if (shown.Path != Request.Path.Value)
        {
            return LocalRedirectPermanent(shown.Path);
        }

        View = await views.OfAsync(shown, ct);
        Response.StatusCode = shown.WithdrawnAt is null ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
        return Page();
    }
}
