using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Results;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.Results;

/// <summary>The results of a year: entered beside computed, differences in plain sight.</summary>
[Needs("assessment.view")]
internal sealed class IndexModel(Frameworks frameworks, YearScores scores, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public AgencyPack Known { get; private set; } = null!;
    public ScoredYear? Scored { get; private set; }
    public IReadOnlyList<int> Years { get; private set; } = [];
    public IReadOnlyList<ScoreRow> Summary { get; private set; } = [];
    public IReadOnlyList<ScoreRow> Questions { get; private set; } = [];
    public IReadOnlyList<ScoreRow> Items { get; private set; } = [];
    public bool HasYearAfter { get; private set; }
    public bool CanEdit => user.Can("assessment.edit");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is not { } known)
        {
            return NotFound();
        }

        HasYearAfter = await frameworks.PackAsync(Year + 1, ct) is not null;
        (Known, Scored, Years) = (known, await scores.ReadAsync(Year, ct), await scores.YearsAsync(ct));
        if (Scored is { } scored)
        {
            Summary = ScoreRow.Of(scored, ScoreKind.Total, ScoreKind.Instrument, ScoreKind.Indicator);
            Questions = ScoreRow.Of(scored, ScoreKind.Question);
            Items = ScoreRow.Of(scored, ScoreKind.Item);
        }

        return Page();
    }
}
