using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Operations.Pages.FirstSteps;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Operations.Pages.Today;

/// <summary>The fiscal year of today is where work starts; for those who oversee, the numbers.</summary>
[Needs(Permissions.Own)]
internal sealed class StartModel(TimeProvider clock, CurrentUser user, FirstStepList steps) : PageModel
{
    /// <summary>Whoever sets a new office up starts with what it lacks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => !user.Can(Permissions.Use) ? LocalRedirect("/app/oversight")
        : user.Role == Role.Administrator && await steps.IsNewAsync(ct) ? LocalRedirect("/app/settings/begin")
        : LocalRedirect($"/app/{FiscalYear.Of(Bangkok.Today(clock)).Be}");
}
