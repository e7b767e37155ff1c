using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Measures.Reading;
using Prongsai.Measures.Writing;
using Prongsai.Platform;

namespace Prongsai.Measures.Pages.MeasureCopy;

/// <summary>Chooses measures of last year to start this year with.</summary>
[Needs(Permissions.Edit)]
internal sealed class IndexModel(MeasureTables tables, CopyMeasures copy, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public IReadOnlyList<(Measure Measure, int Number)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Rows = await tables.NumberedAsync(Year - 1, user.UnitId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        var allowed = Rows.Select(r => r.Measure.Id).ToHashSet();
        var outcome = await copy.HandleAsync(Year - 1, Year, [.. Chosen.Where(allowed.Contains)], ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say(string.Create(CultureInfo.InvariantCulture, $"ยกมาจากปี {Year - 1} แล้ว {outcome.Value.Count} มาตรการ โปรดตรวจระยะเวลาและผู้รับผิดชอบอีกครั้ง"));
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/measures"));
    }
}
