using System.Globalization;
using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static class NumberingCheck
{
    /// <summary>1, 2, 3, 4, 6.</summary>
    public static IEnumerable<Finding> Gaps(LintSubject subject)
    {
        ImportedRow? before = null;
        foreach (var row in subject.Rows.Where(r => r.Number is not null))
        {
            if (before is not null && before.IssueNo == row.IssueNo && before.Issue == row.Issue && row.Number > before.Number + 1)
            {
                yield return new("numbering-gap", row.Source, Lint.Short(row.Measure), string.Create(
                    CultureInfo.InvariantCulture, $"ลำดับข้ามจาก {before.Number} ไป {row.Number} มีมาตรการที่หายไปหรือไม่"));
            }

            before = row;
        }
    }
}
