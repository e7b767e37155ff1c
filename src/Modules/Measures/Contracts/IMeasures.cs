namespace Prongsai.Measures.Contracts;

/// <summary>The table of measures of a year, as papers and public pages print it.</summary>
public interface IMeasures
{
    /// <summary>All measures of the fiscal year in their order; empty when none.</summary>
    Task<MeasureTable> OfYearAsync(int fiscalYear, CancellationToken ct);

    /// <summary>
    /// Progress as of a round: what a 6- or 12-month report prints. Of a closed round, word for word what it said when it was closed
    /// (<see cref="MeasureTable.Closing"/>); of an open one, what is known now.
    /// </summary>
    Task<MeasureTable> AsOfRoundAsync(int fiscalYear, ReportRound round, CancellationToken ct);
}

/// <summary>Rounds of follow-up. HalfYear ends 31 March, FullYear 30 September of the fiscal year.</summary>
public enum ReportRound
{
    Month,
    Quarter,
    HalfYear,
    FullYear,
}

public sealed record MeasureTable(int FiscalYear, IReadOnlyList<MeasureRow> Rows)
{
    /// <summary>Null while the round is open, and for the table of today.</summary>
    public RoundClosing? Closing { get; init; }
}

/// <param name="At">UTC.</param>
/// <param name="By">Name of the person.</param>
/// <param name="Version">From 1; higher when the round was opened again and closed anew.</param>
public sealed record RoundClosing(DateTime At, string By, int Version);

/// <param name="Number">Running number inside its issue (or in the year when there are no issues), from 1.</param>
/// <param name="IssueNo">1–7, null for years without issues.</param>
/// <param name="ItemCodes">Questions and items it answers, e.g. ["i1", "O15"].</param>
/// <param name="Finding">Analysis that led to it.</param>
/// <param name="Period">As printed, Arabic digits: "1 ต.ค. 2565 – 31 มี.ค. 2566".</param>
/// <param name="Result">What was done (สรุปผลการดำเนินการ), numbered lines without their numbers.</param>
/// <param name="Outcome">What it achieved (ผลลัพธ์หรือความสำเร็จ), lines without their numbers.</param>
/// <param name="PercentDone">0–100, mean over steps.</param>
public sealed record MeasureRow(
    Guid Id, int Number, int? IssueNo, string Issue, IReadOnlyList<string> ItemCodes, string Finding, string Text,
    IReadOnlyList<string> Steps, IReadOnlyList<string> Owners, string Period, IReadOnlyList<string> FollowUp, string Target,
    IReadOnlyList<string> Result, IReadOnlyList<string> Outcome, string Suggestion, int PercentDone);
