using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.View, AgencyPermissions.Edit)]
internal sealed class UnitsModel(IAgencyDirectory directory, MoveUnit move, CurrentUser user) : PageModel
{
    public bool MayEdit => user.Can(AgencyPermissions.Edit);

    public IReadOnlyList<UnitView> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Units = await directory.UnitsAsync(ct);

    public async Task<IActionResult> OnPostMoveAsync(Guid id, bool up, CancellationToken ct)
    {
        if (await move.HandleAsync(id, up, ct) is not { } unit)
        {
            return NotFound();
        }

        this.Say($"ย้าย{unit.Name}ไปลำดับที่ {unit.Place} แล้ว");
        return RedirectToPage();
    }
}
