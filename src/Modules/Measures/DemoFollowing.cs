using Prongsai.Measures.Contracts;
using Prongsai.Measures.Reading;
using Prongsai.Measures.Writing;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures;

/// <summary>Reports, evidence and closed rounds of the demo.</summary>
internal sealed class DemoFollowing(ReportProgress report, AddEvidence evidence, CloseRound close)
{
    public async Task ReportAsync(MeasureStep step, int year, DateOnly day, int percent, CancellationToken ct)
    {
        var reported = await report.HandleAsync(new(step.Id, day, percent, percent == 100 ? "ดำเนินการแล้วเสร็จ" : "อยู่ระหว่างดำเนินการ"), ct);
        if (!reported.Done)
        {
            throw new InvalidOperationException(reported.Refusal.Code);
        }

        if (percent == 100)
        {
            var link = FormattableString.Invariant($"https://www.example.go.th/ita/{year}/{step.Position}");
            var added = await evidence.HandleAsync(new(step.Id, $"หน้าเว็บแสดงผล: {step.Text}", null, "", link, "ไตรมาสที่ 1 - 2", year), ct);
            if (!added.Done)
            {
                throw new InvalidOperationException(added.Refusal.Code);
            }
        }
    }

    /// <summary>The year is over: both rounds were reported and closed.</summary>
    public async Task CloseAsync(int year, CancellationToken ct)
    {
        await CloseOneAsync(year, ReportRound.HalfYear, ct);
        await CloseOneAsync(year, ReportRound.FullYear, ct);
    }

    private async Task CloseOneAsync(int year, ReportRound round, CancellationToken ct)
    {
        var closed = await close.HandleAsync(new(year, round, Rounds.Ends(round, new FiscalYear(year))[^1]), ct);
        if (!closed.Done)
        {
            throw new InvalidOperationException(closed.Refusal.Code);
        }
    }
}
