using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Pages.Public;

[Open]
internal sealed class AboutModel(IAgencyDirectory agency) : PageModel
{
    public AgencyProfile Office { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Office = await agency.ProfileAsync(ct);
}
