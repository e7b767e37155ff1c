using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Reading;

internal sealed class MeasureTables(AppDb db, TimeProvider clock) : IMeasures
{
    private const int MostMeasures = 500;

    public async Task<MeasureTable> OfYearAsync(int fiscalYear, CancellationToken ct)
    {
        var measures = await LoadAsync(fiscalYear, ct);
        return new(fiscalYear, Rows(measures, m => m.PercentDone));
    }

    public async Task<MeasureTable> AsOfRoundAsync(int fiscalYear, ReportRound round, CancellationToken ct)
    {
        var end = Rounds.End(round, new FiscalYear(fiscalYear), Bangkok.Today(clock));
        return await db.ClosedAsync(fiscalYear, round, end, ct) is { } closed
            ? closed.Frozen().Table with { Closing = new(closed.ClosedAt, closed.ClosedBy, closed.Version) }
            : await OpenRoundAsync(fiscalYear, end, ct);
    }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The table with progress up to a day, as it is known now.</summary>
    public async Task<MeasureTable> OpenRoundAsync(int fiscalYear, DateOnly end, CancellationToken ct)
    {
        var measures = await LoadAsync(fiscalYear, ct);
        var steps = measures.SelectMany(m => m.Steps).Select(s => s.Id).ToList();
        var reports = await db.Set<StepProgress>().AsNoTracking().Where(p => steps.Contains(p.StepId) && p.OnDay <= end)
            .OrderBy(p => p.OnDay).ThenBy(p => p.ReportedAt).Select(p => new { p.StepId, p.Percent }).Take(100_000).ToListAsync(ct);
        var last = reports.GroupBy(r => r.StepId).ToDictionary(g => g.Key, g => g.Last().Percent);
        return new(fiscalYear, Rows(measures, m => m.Steps.Count == 0 ? 0 : (int)Math.Round(m.Steps.Average(s => last.GetValueOrDefault(s.Id)))));
    }

    /// <summary>What a person sees of the year: everything, or what the own unit is responsible for, with the numbers of the whole table.</summary>
    public async Task<List<(Measure Measure, int Number)>> NumberedAsync(int fiscalYear, Guid? unitId, CancellationToken ct) =>
        [.. Numbered(await LoadAsync(fiscalYear, ct)).Where(p => unitId is null || p.Measure.Owners.Exists(o => o.UnitId == unitId))];

    /// <summary>Measures of the year in the order they are shown, with steps and owners.</summary>
    public Task<List<Measure>> LoadAsync(int fiscalYear, CancellationToken ct) =>
        db.Set<Measure>().AsNoTracking().Include(m => m.Steps.OrderBy(s => s.Position)).Include(m => m.Owners.OrderBy(o => o.Position))
            .Where(m => m.FiscalYear == fiscalYear && m.RemovedAt == null)
            .OrderBy(m => m.IssueNo ?? 99).ThenBy(m => m.Position).Take(MostMeasures).AsSplitQuery().ToListAsync(ct);

    /// <summary>Numbers restart in each issue.</summary>
    public static IEnumerable<(Measure Measure, int Number)> Numbered(IEnumerable<Measure> measures) =>
        measures.GroupBy(m => m.IssueNo).SelectMany(g => g.Select((m, i) => (m, i + 1)));

    public static string Described(Measure measure)
    {
        var reading = PeriodReader.Read(measure.PeriodText, new FiscalYear(measure.FiscalYear));
        return reading.Problem is null && reading.Periods.Count > 0
            ? string.Join(" และ ", reading.Periods.Select(p => p.Describe()).Distinct())
            : ThaiDigits.ToArabic(measure.PeriodText);
    }

    private static List<MeasureRow> Rows(IEnumerable<Measure> measures, Func<Measure, int> percent) =>
        [.. Numbered(measures).Select(p => Row(p.Measure, p.Number, percent(p.Measure)))];

    private static MeasureRow Row(Measure m, int number, int percent) => new(
        m.Id, number, m.IssueNo, m.Issue, m.ItemCodes, m.Finding, m.Text, [.. m.Steps.Select(s => s.Text)], [.. m.Owners.Select(o => o.Text)],
        Described(m), m.FollowUp, m.Target, m.Result, m.Outcome, m.Suggestion, percent);
}
