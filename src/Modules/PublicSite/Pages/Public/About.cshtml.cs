using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Pages.Public;

[Open]
internal sealed class AboutModel(IAgencyDirectory agency, Menu menu) : PageModel
{
    public AgencyProfile Office { get; private set; } = null!;

    /// <summary>Pages of content that officers put here.</summary>
    public IReadOnlyList<MenuEntry> Pages { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => (Office, Pages) = (await agency.ProfileAsync(ct), await menu.PagesAsync("about", ct));
}
