using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Platform.Thai;
using Prongsai.Platform.Visits;

namespace Prongsai.Operations.Pages.Visits;

/// <summary>When somebody who runs the machine was inside the office, why, and the button that ends it.</summary>
[Needs(Permissions.SeeVisits, Permissions.Users)]
internal sealed class IndexModel(VisitBook book, EndVisit end, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Visit> All { get; private set; } = [];

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken ct) => All = await book.AllAsync(ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await end.HandleAsync(id, ct) is null)
        {
            return NotFound();
        }

        this.Say("ยุติการเข้าช่วยเหลือแล้ว ผู้นั้นเข้าใช้ระบบของหน่วยงานไม่ได้อีก");
        return RedirectToPage();
    }

    public static string When(DateTime utc)
    {
        var local = utc.AddHours(7);
        return ThaiDate.Short(DateOnly.FromDateTime(local)) + local.ToString(" HH.mm", System.Globalization.CultureInfo.InvariantCulture) + " น.";
    }
}
