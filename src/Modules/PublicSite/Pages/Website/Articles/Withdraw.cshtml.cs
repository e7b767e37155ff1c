using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Articles;

[Needs(NewsPermissions.Write)]
internal sealed class WithdrawArticleModel(ArticleDesk desk, WithdrawArticle withdraw) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Article Article { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await ReadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (await withdraw.HandleAsync(new(id, Input.Reason), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say($"ถอน “{Article.Title}” ออกจากเว็บไซต์แล้ว");
        return LocalRedirect(Article.EditPath);
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.Seen.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } article)
        {
            return false;
        }

        Article = article;
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "เหตุผลที่ถอน"), Required, StringLength(500), DataType(DataType.MultilineText)]
        public string Reason { get; set; } = "";
    }
}
