using Prongsai.Assessment.Contracts;
using Prongsai.Measures.Import;
using Prongsai.Platform.Files;

namespace Prongsai.Measures.Linting;

/// <summary>
/// Looks for the slips that real reports have (each check names one). It asks, it never corrects: a finding is a place, a text
/// and a question in Thai. A clean report gives none.
/// </summary>
internal static class Lint
{
    private const int MostOfAKind = 50;

    private static readonly Func<LintSubject, IEnumerable<Finding>>[] Checks =
    [
        DateChecks.Impossible, DateChecks.WrongWeekday, DateChecks.AfterReport, YearChecks.TitleAndTable, YearChecks.OldYearInPlan,
        OrderCheck.Numbers, NumberingCheck.Gaps, IssueChecks.Repeated, IssueChecks.NotOfFramework, TopicCheck.OtherTopic, CodeCheck.NotOfYear,
        ResultChecks.RepeatsMethod, ResultChecks.Waiting, ResultChecks.AnalysisTwice, OwnerCheck.Missing,
        NameCheck.SpeltDifferently, WritingChecks.ThaiDigitsInUrl, WritingChecks.CodesSpeltDifferently, WritingChecks.TitleByHand, WritingChecks.ForeignLetters,
    ];

    public static IReadOnlyList<Finding> Of(LintSubject subject) => [.. Checks.SelectMany(check => check(subject).Take(MostOfAKind))];

    /// <summary>Findings of a document: those of the reader, its open questions, and the checks.</summary>
    /// <param name="framework">Of the document's year; null when there is none, then nothing is compared with it.</param>
    public static IReadOnlyList<Finding> Of(TableDocument document, ImportedTable table, FrameworkView? framework, YearCodes? codes) =>
    [
        .. table.Findings,
        .. table.Unresolved.Where(u => u.Where.EndsWith("ช่องข้อคำถาม", StringComparison.Ordinal)).Select(u => new Finding("item-code-unclear", u.Where, Short(u.Text), u.Why)),
        .. table.Unresolved.Where(u => u.Where.EndsWith("ช่องระยะเวลา", StringComparison.Ordinal)).Select(u => new Finding("period-unclear", u.Where, Short(u.Text), u.Why)),
        .. Of(LintSubject.Of(document, table, framework, codes)),
    ];

    internal static string Short(string text) => text.Length <= 120 ? text : text[..119] + "…";
}
