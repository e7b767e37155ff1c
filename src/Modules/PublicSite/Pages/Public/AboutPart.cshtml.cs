using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.OwnPages;

namespace Prongsai.PublicSite.Pages.Public;

/// <summary>Structure, executives, duties: what the registers say today.</summary>
[Open]
internal sealed class AboutPartModel(IPublicOffice agency, TimeProvider clock) : PageModel
{
    public OwnPage Shown { get; private set; } = null!;

    /// <summary>Cleaned where it is made.</summary>
    public IHtmlContent Body => new HtmlString(FacesTogether.Of(Shown.BodyHtml));

    /// <summary>Of the structure only.</summary>
    public IHtmlContent? Chart { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        if (key is not (OfficePages.Structure or OfficePages.Executives or OfficePages.Duties))
        {
            return NotFound();
        }

        var office = await agency.FaceAsync(Bangkok.Today(clock), ct);
        Shown = OfficePages.Of(key, office);
        Chart = key == OfficePages.Structure ? new HtmlString(OfficeChart.Draw(OfficeTree.Of(office))) : null;
        return Page();
    }
}
