using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Operations.Pages.Oversight;

/// <summary>How far the agencies are that a district or province oversees: numbers, and nothing of what the work is.</summary>
[Needs(Permissions.Oversight)]
internal sealed class IndexModel(OversightView view, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public int Shown { get; private set; }

    public int Latest => FiscalYear.Of(Bangkok.Today(clock)).Be;

    public IReadOnlyList<OversightView.Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Shown = Year is { } asked && asked > Latest - 5 && asked <= Latest ? asked : Latest;
        Lines = await view.ReadAsync(Shown, ct);
    }
}
