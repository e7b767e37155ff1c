using System.Globalization;
using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static class IssueChecks
{
    /// <summary>"ประเด็นที่ ๔" under the name of issue 3.</summary>
    public static IEnumerable<Finding> Repeated(LintSubject subject) =>
        from pair in Copied(subject)
        let official = Official(subject, pair.Row)
        select new Finding("issue-repeated", pair.Row.Source, pair.Row.Issue, string.Create(
            CultureInfo.InvariantCulture,
            $"ชื่อประเด็นที่ {pair.Row.IssueNo} ซ้ำกับประเด็นที่ {pair.First.IssueNo} {(official.Length > 0 ? $"เกณฑ์การประเมินปีนี้ใช้ชื่อ “{official}” ใช่ชื่อนี้หรือไม่" : $"ชื่อที่ถูกต้องของประเด็นที่ {pair.Row.IssueNo} คืออะไร")}"));

    public static IEnumerable<Finding> NotOfFramework(LintSubject subject)
    {
        if (subject.Framework is not { Issues.Count: > 0 } framework)
        {
            return [];
        }

        var copied = Copied(subject).Select(p => p.Row.IssueNo).ToHashSet();
        return from row in Named(subject)
               where !copied.Contains(row.IssueNo)
               let official = Official(subject, row)
               where TextLikeness.Of(official, row.Issue) < 0.6
               select new Finding("issue-name", row.Source, row.Issue, official.Length > 0
                   ? $"เกณฑ์การประเมินปีนี้ใช้ชื่อ “{official}” ต้องการใช้ชื่อนี้แทนหรือไม่"
                   : string.Create(CultureInfo.InvariantCulture, $"เกณฑ์การประเมินปีนี้มี {framework.Issues.Count} ประเด็น ไม่มีประเด็นที่ {row.IssueNo} หมายถึงประเด็นใด"));
    }

    private static IEnumerable<(ImportedRow Row, ImportedRow First)> Copied(LintSubject subject)
    {
        var named = Named(subject);
        return from row in named
               let first = named.Find(r => r.IssueNo < row.IssueNo && RawRow.Same(r.Issue, row.Issue))
               where first is not null
               select (row, first);
    }

    private static List<ImportedRow> Named(LintSubject subject) => [.. subject.Rows.Where(r => r.IssueNo is not null && r.Issue.Length > 0).DistinctBy(r => r.IssueNo)];

    private static string Official(LintSubject subject, ImportedRow row) => subject.Framework?.Issues.FirstOrDefault(i => i.No == row.IssueNo)?.Name ?? "";
}
