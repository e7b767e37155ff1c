using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Itas;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Itas;

/// <summary>What is typed into ITAS, item by item, ready to be copied.</summary>
[Needs(Permissions.View)]
internal sealed class ItasModel(ItasReader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public IReadOnlyList<ItasLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await reader.OfYearAsync(Year, ct);
}
