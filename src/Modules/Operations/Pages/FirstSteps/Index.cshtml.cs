using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Operations.Pages.FirstSteps;

/// <summary>Setting an office up: what is there, what is open, and where each is done.</summary>
[Needs(Permissions.Begin)]
internal sealed class IndexModel(FirstStepList list, CurrentUser user, TimeProvider clock) : PageModel
{
    public IReadOnlyList<FirstStep> Steps { get; private set; } = [];

    public int DoneCount => Steps.Count(s => s.There is not null);

    public async Task OnGetAsync(CancellationToken ct) => Steps = await list.LookAsync(ct);

    public bool May(FirstStep step) => user.Can(step.Permission);

    public string HrefOf(FirstStep step) => step.Href.Replace("{year}", FiscalYear.Of(Bangkok.Today(clock)).Be.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
