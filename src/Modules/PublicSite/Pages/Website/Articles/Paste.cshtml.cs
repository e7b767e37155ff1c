using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Articles;

/// <summary>What a browser has on its clipboard from Word, as the marks of an article; nothing is kept.</summary>
[Needs(NewsPermissions.Write)]
[RequestSizeLimit(5 * 1024 * 1024)]
[RequestFormLimits(ValueLengthLimit = 5 * 1024 * 1024)]
internal sealed class PasteModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/app/website/articles");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var html = (await Request.ReadFormAsync(ct))["html"].ToString();
        return Content(html.Length > PastedHtml.Longest ? "" : PastedHtml.ToMarks(html), "text/plain; charset=utf-8");
    }
}
