using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Operations.Pages.Today;

/// <summary>The fiscal year of today is where work starts.</summary>
[Needs(Permissions.Use)]
internal sealed class StartModel(TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => LocalRedirect($"/app/{FiscalYear.Of(Bangkok.Today(clock)).Be}");
}
