using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Reading;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Pages.MeasureProgress;

/// <summary>Steps of the year as of a round, the late ones first.</summary>
[Needs(Permissions.View)]
internal sealed class IndexModel(MeasureTables tables, AppDb db, CurrentUser user, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>month, quarter, half, year; empty is today.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Round { get; set; }

    public IReadOnlyList<(string Key, string Name)> RoundNames { get; } =
        [("", "ถึงวันนี้"), ("month", "รายเดือน"), ("quarter", "รายไตรมาส"), ("half", "รอบ 6 เดือน"), ("year", "รอบ 12 เดือน")];

    public DateOnly AsOf { get; private set; }
    public bool MayReport => user.Can(Permissions.Report);
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <param name="Reported">Day of the last report up to the end of the round.</param>
    public sealed record StepLine(MeasureStep Step, int Percent, DateOnly? Reported, int Proofs);

    public sealed record Line(Measure Measure, int Number, bool Late, IReadOnlyList<StepLine> Steps)
    {
        public int Percent => Steps.Count == 0 ? 0 : (int)Math.Round(Steps.Average(s => s.Percent));
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        AsOf = Round switch
        {
            "month" => Rounds.End(ReportRound.Month, new FiscalYear(Year), today),
            "quarter" => Rounds.End(ReportRound.Quarter, new FiscalYear(Year), today),
            "half" => Rounds.End(ReportRound.HalfYear, new FiscalYear(Year), today),
            "year" => Rounds.End(ReportRound.FullYear, new FiscalYear(Year), today),
            _ => today,
        };
        var measures = await tables.LoadAsync(Year, ct, user.UnitId);
        var ids = measures.SelectMany(m => m.Steps).Select(s => s.Id).ToList();
        var reports = (await db.Set<StepProgress>().AsNoTracking().Where(p => ids.Contains(p.StepId) && p.OnDay <= AsOf)
            .OrderBy(p => p.OnDay).ThenBy(p => p.ReportedAt).Select(p => new { p.StepId, p.Percent, p.OnDay }).Take(50_000).ToListAsync(ct)).ToLookup(p => p.StepId);
        var proofs = await db.Set<Evidence>().Where(e => ids.Contains(e.StepId)).GroupBy(e => e.StepId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var limit = AsOf < today ? AsOf : today;
        Lines =
        [
            .. MeasureTables.Numbered(measures).Select(p =>
            {
                List<StepLine> steps = [.. p.Measure.Steps.Select(s => new StepLine(s, reports[s.Id].LastOrDefault()?.Percent ?? 0, reports[s.Id].LastOrDefault()?.OnDay, proofs.GetValueOrDefault(s.Id)))];
                return new Line(p.Measure, p.Number, p.Measure.DueOn < limit && steps.Exists(s => s.Percent < 100), steps);
            }).OrderByDescending(l => l.Late).ThenBy(l => l.Late ? l.Measure.DueOn : DateOnly.MinValue),
        ];
    }
}
