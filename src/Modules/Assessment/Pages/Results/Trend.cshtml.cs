using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Results;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.Results;

/// <summary>How total, instruments and indicators went over the years.</summary>
[Needs("assessment.view")]
internal sealed class TrendModel(Frameworks frameworks, YearScores scores) : PageModel
{
    private const int MostYears = 6;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public List<int> Years { get; } = [];
    public List<string> Levels { get; } = [];
    public List<(ScoreCode Code, IReadOnlyList<decimal?> Values)> Rows { get; } = [];
    public TrendChart Chart { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is not { } known)
        {
            return NotFound();
        }

        var read = new List<ScoredYear>();
        foreach (var year in (await scores.YearsAsync(ct)).Where(y => y <= Year).TakeLast(MostYears))
        {
            if (await scores.ReadAsync(year, ct) is { } scored)
            {
                read.Add(scored);
                Years.Add(year);
                Levels.Add(scored.Level ?? "–");
            }
        }

        foreach (var code in ScoreCodes.Of(known.Pack).Where(c => c.Kind is ScoreKind.Total or ScoreKind.Instrument or ScoreKind.Indicator))
        {
            Rows.Add((code, [.. read.Select(y => ScoreCodes.Of(y.Pack).Any(c => c.Code == code.Code && c.Kind == code.Kind) ? y.Of(code) : null)]));
        }

        Chart = new(Years, [.. Rows.Where(r => r.Code.Kind != ScoreKind.Indicator).Select(r => (r.Code.Label, r.Values))]);
        return Page();
    }
}
