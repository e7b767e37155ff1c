using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Scoring;
using Prongsai.Assessment.WeakPoints;
using Prongsai.Platform;

namespace Prongsai.Assessment;

internal sealed class AssessmentResults(AppDb db, YearScores scores) : IAssessmentResults
{
    public async Task<YearResult?> OfYearAsync(int fiscalYear, CancellationToken ct)
    {
        if (await scores.ReadAsync(fiscalYear, ct) is not { } year)
        {
            return null;
        }

        decimal? Of(string instrument) =>
            year.Card.Instruments.TryGetValue(instrument, out var score) ? Rounded.By(year.Pack.Scoring.Rounding, score.Value) : null;
        var failed = year.Pack.Items.Where(i => year.Input.Items.TryGetValue(i.Code, out var item) && item == 0).Select(i => i.Code);
        return new(fiscalYear, Rounded.By(year.Pack.Scoring.Rounding, year.Card.Total.Value), year.Level, Of("IIT"), Of("EIT"), Of("OIT"), [.. failed]);
    }

    public async Task<IReadOnlyList<WeakPointView>> WeakPointsForAsync(int fiscalYear, CancellationToken ct)
    {
        var points = await db.Set<WeakPoint>().AsNoTracking().Where(w => w.FiscalYear == fiscalYear && w.DismissedAt == null).OrderBy(w => w.Id).Take(600).ToListAsync(ct);
        return [.. points.OrderBy(w => w.IssueNo ?? int.MaxValue).ThenBy(w => w.Score ?? 0).ThenBy(w => w.Id)
            .Select(w => new WeakPointView(w.Id, w.Code, w.Text, w.Finding, w.Reason, w.IssueNo, w.Score))];
    }
}
