using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Diary;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Pages.Diary;

/// <summary>The ITA year by months: dates of the assessment, items to be published, recurring tasks; the day today among them.</summary>
[Needs(Permissions.View)]
internal sealed class IndexModel(DiarySheet sheet, CurrentUser user, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public IReadOnlyList<DiaryRow> Rows { get; private set; } = [];

    public IReadOnlyList<DiaryLine> Undated { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public bool MayChange => user.Can(Permissions.Assign);

    /// <summary>Months with something in them, and the month of today while the year runs.</summary>
    public IEnumerable<(string Name, bool IsNow, IReadOnlyList<DiaryRow> Rows)> Months =>
        Rows.Select(r => Month(r.Day)).Concat(new FiscalYear(Year).Contains(Today) ? [Month(Today)] : []).Distinct().Order()
            .Select(m => (DiarySheet.MonthOf(m), m == Month(Today), (IReadOnlyList<DiaryRow>)[.. Rows.Where(r => Month(r.Day) == m)]));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = Bangkok.Today(clock);
        (Rows, Undated) = await sheet.ReadAsync(Year, user.UnitId, ct);
    }

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
