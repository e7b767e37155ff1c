using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Pages.Public;

[Open]
internal sealed class ContactModel(IAgencyDirectory agency) : PageModel
{
    public AgencyProfile Office { get; private set; } = null!;

    public IReadOnlyList<UnitView> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => (Office, Units) = (await agency.ProfileAsync(ct), await agency.UnitsAsync(ct));
}
