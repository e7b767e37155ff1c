using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Measures.Reading;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Pages.MeasureCalendar;

/// <summary>Twelve months of the fiscal year, October to September.</summary>
[Needs(Permissions.View)]
internal sealed class IndexModel(MeasureTables tables, CurrentUser user, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public IReadOnlyList<string> Months { get; } = [.. Enumerable.Range(0, 12).Select(i => ThaiMonths.Short[((i + 9) % 12) + 1])];
    public IReadOnlyList<(Measure Measure, int Number)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Rows = await tables.NumberedAsync(Year, user.UnitId, ct);

    /// <summary>Whether the measure runs in the month; late when it should be done and is not: for the eye, and in words for the ear.</summary>
    public (string Class, string Words) Cell(Measure measure, int month)
    {
        var first = new FiscalYear(Year).Start.AddMonths(month);
        var last = first.AddMonths(1).AddDays(-1);
        var start = measure.PeriodFrom ?? new FiscalYear(Year).Start;
        var quarter = month % 3 == 0 && month > 0 ? " quarter-start" : "";
        if (start > last || measure.DueOn < first)
        {
            return ("month" + quarter, "");
        }

        var late = measure.DueOn < Bangkok.Today(clock) && measure.PercentDone < 100 && measure.DueOn <= last;
        return late ? ("month late" + quarter, "เกินกำหนด") : ("month on" + quarter, "ดำเนินการ");
    }
}
