using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.OwnPages;

namespace Prongsai.PublicSite.Pages.Public;

[Open]
internal sealed class ContactModel(IPublicOffice agency, TimeProvider clock) : PageModel
{
    public OwnPage Shown { get; private set; } = null!;

    /// <summary>Cleaned where it is made.</summary>
    public IHtmlContent Body => new HtmlString(Shown.BodyHtml);

    public async Task OnGetAsync(CancellationToken ct) =>
        Shown = OfficePages.Of(OfficePages.Contact, await agency.FaceAsync(Bangkok.Today(clock), ct));
}
