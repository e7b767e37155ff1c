namespace Prongsai.Assessment.Contracts;

/// <summary>The framework of a fiscal year as the ambient agency sees it (its corrections applied).</summary>
public interface IFrameworks
{
    /// <summary>Fiscal years (BE) that have a pack, ascending.</summary>
    IReadOnlyList<int> Years { get; }

    /// <summary>
    /// The year's own rules; for the two years after the newest pack the newest ones carried over (never <c>Confirmed</c>), because measures are
    /// set before a handbook appears. Null for any other year.
    /// </summary>
    Task<FrameworkView?> OfYearAsync(int fiscalYear, CancellationToken ct);
}

/// <summary>The packs as the installation has them, without an agency's corrections: what a file is read and checked against. Needs no database.</summary>
public interface IFrameworkShelf
{
    /// <summary>As <see cref="IFrameworks.OfYearAsync"/>; null for a year without rules.</summary>
    FrameworkView? OfYear(int fiscalYear);
}

/// <param name="Issues">The seven issues (ประเด็น); empty for FY2564–2565, which had none.</param>
/// <param name="MeasuresItem">OIT item that publishes the measures of the year, e.g. "O42" (2566), "O27" (2568).</param>
/// <param name="ResultsItem">OIT item that publishes the report on the measures, e.g. "O43" (2566), "O28" (2568).</param>
/// <param name="Confirmed">False while any rule of the year is not confirmed with the NACC handbook.</param>
public sealed record FrameworkView(
    int FiscalYear, IReadOnlyList<IssueView> Issues, IReadOnlyList<ItemView> Items, IReadOnlyList<QuestionView> Questions,
    string? MeasuresItem, string? ResultsItem, bool Confirmed);

/// <param name="Feeds">Codes of questions and items that count for the issue, e.g. ["i1", "e15", "O14"].</param>
public sealed record IssueView(int No, string Name, IReadOnlyList<string> Feeds);

/// <param name="Elements">What the assessor looks for, in order.</param>
public sealed record ItemView(string Code, string Name, string SubIndicator, IReadOnlyList<string> Elements, string DefaultUnit)
{
    /// <summary>The item asks for what was done in the year before the one that is assessed.</summary>
    public bool OfYearBefore { get; init; }
}

public sealed record QuestionView(string Code, string Indicator, string Text);

/// <summary>Results of past years and the weak points drawn from them.</summary>
public interface IAssessmentResults
{
    /// <summary>Null when nothing was entered for the year.</summary>
    Task<YearResult?> OfYearAsync(int fiscalYear, CancellationToken ct);

    /// <summary>Weak points that the measures of <paramref name="fiscalYear"/> must answer (drawn from the results of the year before); dismissed ones left out.</summary>
    Task<IReadOnlyList<WeakPointView>> WeakPointsForAsync(int fiscalYear, CancellationToken ct);
}

/// <param name="Total">0–100, two decimals; null when unknown.</param>
/// <param name="Level">Label of the year's scale, e.g. "ผ่านดี", "AA".</param>
/// <param name="FailedItems">Codes of OIT items with 0.</param>
public sealed record YearResult(
    int FiscalYear, decimal? Total, string? Level, decimal? Iit, decimal? Eit, decimal? Oit, IReadOnlyList<string> FailedItems);

/// <param name="Code">Question, item or indicator, e.g. "i12", "O15", "ตัวชี้วัดที่ 4".</param>
/// <param name="Finding">What is weak, in a sentence.</param>
/// <param name="Reason">Why it is on the list: below the threshold, dropped, failed.</param>
public sealed record WeakPointView(Guid Id, string Code, string Text, string Finding, string Reason, int? IssueNo, decimal? Score);
