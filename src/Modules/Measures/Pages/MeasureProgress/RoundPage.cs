using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Reading;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Pages.MeasureProgress;

/// <summary>One round as a page, a sheet or a print shows it.</summary>
/// <param name="Kind">Null: up to today.</param>
/// <param name="Shown">The closed version that is shown; null when the lines are what is known now.</param>
/// <param name="InForce">The closed version in force, shown or not.</param>
/// <param name="Versions">All versions of the round, newest first.</param>
internal sealed record RoundView(
    string Key, ReportRound? Kind, DateOnly AsOf, IReadOnlyList<DateOnly> Ends, ClosedRound? Shown, ClosedRound? InForce, IReadOnlyList<ClosedRound> Versions,
    IReadOnlyList<BoardLine> Lines)
{
    public string Name => Kind is { } kind ? Rounds.Name(kind, AsOf) : "ถึงวันนี้";

    public string Query => QueryFor(AsOf);

    public string QueryFor(DateOnly end) => Kind is null ? "" : string.Create(CultureInfo.InvariantCulture, $"round={Key}{(Ends.Count > 1 ? $"&end={end:yyyy-MM-dd}" : "")}");
}

/// <summary>Finds the round that an address names.</summary>
internal sealed class RoundPage(ProgressBoard board, AppDb db, CurrentUser user)
{
    public static IReadOnlyList<(string Key, string Name)> Tabs { get; } =
        [("", "ถึงวันนี้"), ("month", "รายเดือน"), ("quarter", "รายไตรมาส"), ("half", "รอบ 6 เดือน"), ("year", "รอบ 12 เดือน")];

    public CurrentUser User => user;

    public async Task<RoundView> ReadAsync(int year, string? key, string? end, int? version, CancellationToken ct)
    {
        ReportRound? kind = key switch
        {
            "month" => ReportRound.Month,
            "quarter" => ReportRound.Quarter,
            "half" => ReportRound.HalfYear,
            "year" => ReportRound.FullYear,
            _ => null,
        };
        if (kind is not { } round)
        {
            return new("", null, board.Today, [], null, null, [], await board.AsOfAsync(year, board.Today, everything: false, ct));
        }

        var fiscalYear = new FiscalYear(year);
        var ends = Rounds.Ends(round, fiscalYear);
        var asOf = DateOnly.TryParseExact(end, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && ends.Contains(asked)
            ? asked
            : Rounds.End(round, fiscalYear, board.Today);
        var versions = await db.Set<ClosedRound>().AsNoTracking().Where(r => r.FiscalYear == year && r.Round == round && r.EndsOn == asOf)
            .OrderByDescending(r => r.Version).Take(100).ToListAsync(ct);
        var inForce = versions.Find(r => r.ReopenedAt is null);
        var shown = version is { } number ? versions.Find(r => r.Version == number) : inForce;
        return new(key!, round, asOf, ends, shown, inForce, versions,
            shown is not null ? board.Of(shown.Frozen()) : await board.AsOfAsync(year, asOf, everything: false, ct));
    }
}
