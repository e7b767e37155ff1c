using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment;

/// <summary>Steps of the assessment calendar that are near, and a year without the results its measures must answer.</summary>
internal sealed class AssessmentToday(Frameworks frameworks, Results.YearScores scores, TimeProvider clock) : ITodaySource
{
    private const int DaysAhead = 30, DaysBehind = 7;

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        if (await frameworks.PackAsync(fiscalYear, ct) is not { } known)
        {
            return [];
        }

        var today = Bangkok.Today(clock);
        var href = FormattableString.Invariant($"/app/{fiscalYear}/framework");
        var lines = known.Pack.Calendar.Steps
            .Select(s => (s.Text, On: s.To ?? s.From))
            .Where(s => s.On is { } on && on >= today.AddDays(-DaysBehind) && on <= today.AddDays(DaysAhead))
            .Select(s => new TodayLine(s.On, $"ปฏิทิน ITA ปี {fiscalYear}: {s.Text} ภายใน {ThaiDate.Short(s.On!.Value)}", "", href)).ToList();
        if (await scores.ReadAsync(fiscalYear - 1, ct) is null && await frameworks.PackAsync(fiscalYear - 1, ct) is not null)
        {
            lines.Add(new(null, $"ยังไม่มีผลการประเมินปี {fiscalYear - 1} ซึ่งมาตรการปี {fiscalYear} ต้องใช้", "", FormattableString.Invariant($"/app/{fiscalYear - 1}/results/import")));
        }

        return lines;
    }
}
