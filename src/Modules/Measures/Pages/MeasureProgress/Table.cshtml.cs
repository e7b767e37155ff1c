using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Measures.Reading;
using Prongsai.Platform;

namespace Prongsai.Measures.Pages.MeasureProgress;

/// <summary>A round as one table, for printing: in the order of the plan, what is late is marked.</summary>
[Needs(Permissions.View)]
internal sealed class TableModel(RoundPage rounds) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public RoundView View { get; private set; } = null!;

    public IEnumerable<BoardLine> InOrder => View.Lines.OrderBy(l => l.Number);

    public async Task OnGetAsync(string? round, string? end, int? version, CancellationToken ct) => View = await rounds.ReadAsync(Year, round, end, version, ct);
}
