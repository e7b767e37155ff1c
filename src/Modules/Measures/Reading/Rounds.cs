using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Reading;

internal static class Rounds
{
    /// <summary>Last day that a report of the round tells of: of the month and the quarter, the last one that has ended.</summary>
    public static DateOnly End(ReportRound round, FiscalYear year, DateOnly today) => Ends(round, year).LastOrDefault(end => end <= today, Ends(round, year)[0]);

    /// <summary>Last days of the rounds of a kind in the year, ascending: 12 months, 4 quarters, one half-year, one year.</summary>
    public static IReadOnlyList<DateOnly> Ends(ReportRound round, FiscalYear year) => round switch
    {
        ReportRound.HalfYear => [year.HalfYearEnd],
        ReportRound.FullYear => [year.End],
        ReportRound.Quarter => [.. Enumerable.Range(1, 4).Select(q => year.Quarter(q).To)],
        _ => [.. Enumerable.Range(1, 12).Select(m => year.Start.AddMonths(m).AddDays(-1))],
    };

    /// <summary>"รอบ 6 เดือน", "ไตรมาสที่ 2", "เดือนมีนาคม 2568".</summary>
    public static string Name(ReportRound round, DateOnly end) => round switch
    {
        ReportRound.HalfYear => "รอบ 6 เดือน",
        ReportRound.FullYear => "รอบ 12 เดือน",
        ReportRound.Quarter => string.Create(CultureInfo.InvariantCulture, $"ไตรมาสที่ {((end.Month + 2) % 12 / 3) + 1}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"เดือน{ThaiMonths.Full[end.Month]} {BuddhistEra.OfChristian(end.Year)}"),
    };

    /// <summary>The version in force of a closed round; null when it is open.</summary>
    public static Task<ClosedRound?> ClosedAsync(this AppDb db, int fiscalYear, ReportRound round, DateOnly end, CancellationToken ct) =>
        db.Set<ClosedRound>().AsNoTracking().Where(r => r.FiscalYear == fiscalYear && r.Round == round && r.EndsOn == end && r.ReopenedAt == null)
            .OrderByDescending(r => r.Version).FirstOrDefaultAsync(ct);
}
