using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Reading;

/// <param name="Reported">Day of the last report up to the end of the round; null when nobody reported.</param>
/// <param name="Note">Of that report.</param>
/// <param name="Proofs">Names of its evidence.</param>
internal sealed record BoardStep(Guid Id, int Position, string Text, int Percent, DateOnly? Reported, string Note, IReadOnlyList<string> Proofs);

/// <param name="Number">Place in the table of the year, from 1.</param>
/// <param name="Label">"1.2": issue and number inside it.</param>
/// <param name="Units">Units that are responsible: a unit's officer sees the lines of the own one.</param>
internal sealed record BoardLine(
    Guid Id, int Number, string Label, int? IssueNo, string Issue, string Text, IReadOnlyList<string> Owners, IReadOnlyList<Guid> Units, string Period, DateOnly DueOn, bool Late,
    IReadOnlyList<BoardStep> Steps, IReadOnlyList<string> Result, IReadOnlyList<string> Outcome)
{
    public int Percent => Steps.Count == 0 ? 0 : (int)Math.Round(Steps.Average(s => s.Percent));
}

/// <summary>What is kept of a round that is closed.</summary>
internal sealed record FrozenRound(MeasureTable Table, IReadOnlyList<BoardLine> Lines);

/// <summary>How far the measures of a year are on a day; the late ones first, the longest late at the top.</summary>
internal sealed class ProgressBoard(MeasureTables tables, AppDb db, CurrentUser user, TimeProvider clock)
{
    private const int MostReports = 50_000;

    public DateOnly Today => Bangkok.Today(clock);

    /// <param name="everything">Also what other units are responsible for, as the whole office's report needs it.</param>
    public async Task<IReadOnlyList<BoardLine>> AsOfAsync(int fiscalYear, DateOnly asOf, bool everything, CancellationToken ct)
    {
        // Numbers are those of the whole table, also for a unit that sees a part of it.
        var measures = await tables.LoadAsync(fiscalYear, ct);
        var ids = measures.SelectMany(m => m.Steps).Select(s => s.Id).ToList();
        var reports = (await db.Set<StepProgress>().AsNoTracking().Where(p => ids.Contains(p.StepId) && p.OnDay <= asOf)
            .OrderBy(p => p.OnDay).ThenBy(p => p.ReportedAt).Select(p => new { p.StepId, p.Percent, p.OnDay, p.Note }).Take(MostReports).ToListAsync(ct)).ToLookup(p => p.StepId);
        var proofs = (await db.Set<Evidence>().AsNoTracking().Where(e => ids.Contains(e.StepId) && e.RemovedAt == null)
            .OrderBy(e => e.AddedAt).Select(e => new { e.StepId, e.Name }).Take(MostReports).ToListAsync(ct)).ToLookup(e => e.StepId, e => e.Name);
        var limit = asOf < Today ? asOf : Today;
        var lines = MeasureTables.Numbered(measures).Select((p, i) =>
        {
            List<BoardStep> steps =
            [
                .. p.Measure.Steps.Select(s => new BoardStep(s.Id, s.Position, s.Text, reports[s.Id].LastOrDefault()?.Percent ?? 0,
                    reports[s.Id].LastOrDefault()?.OnDay, reports[s.Id].LastOrDefault()?.Note ?? "", [.. proofs[s.Id]])),
            ];
            var m = p.Measure;
            return new BoardLine(
                m.Id, i + 1, MeasuresToday.Label(m, p.Number), m.IssueNo, m.Issue, m.Text, [.. m.Owners.Select(o => o.Text)], [.. m.Owners.Select(o => o.UnitId).OfType<Guid>()],
                MeasureTables.Described(m), m.DueOn, m.DueOn < limit && steps.Exists(s => s.Percent < 100), steps, m.Result, m.Outcome);
        });
        return Sorted(everything ? lines : lines.Where(Mine));
    }

    /// <summary>The lines of a closed round that the person may see.</summary>
    public IReadOnlyList<BoardLine> Of(FrozenRound frozen) => Sorted(frozen.Lines.Where(Mine));

    private bool Mine(BoardLine line) => user.UnitId is not { } unit || line.Units.Contains(unit);

    private static List<BoardLine> Sorted(IEnumerable<BoardLine> lines) => [.. lines.OrderByDescending(l => l.Late).ThenBy(l => l.Late ? l.DueOn : DateOnly.MinValue)];
}
