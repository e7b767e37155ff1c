using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Website.Articles;

/// <summary>The first step of a new article: what it is, and what it is called.</summary>
[Needs(NewsPermissions.Write)]
internal sealed class NewModel(SaveArticle save, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var year = FiscalYear.Of(Bangkok.Today(clock)).Be;
        var place = Input.Kind == ArticleKind.Page ? Kinds.Places[0].Key : "";
        var made = await save.HandleAsync(new(null, null, Input.Kind, Input.Title, "", "", null, null, year, "", "", place), ct);
        return made!.Done ? LocalRedirect(made.Value.EditPath) : this.Refused(made.Refusal);
    }

    internal sealed class Form
    {
        [Display(Name = "ชนิด")]
        public ArticleKind Kind { get; set; }

        [Display(Name = "ชื่อเรื่อง"), Required, StringLength(SaveArticle.LongestTitle)]
        public string Title { get; set; } = "";
    }
}
