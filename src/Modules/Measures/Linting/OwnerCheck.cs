using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static class OwnerCheck
{
    public static IEnumerable<Finding> Missing(LintSubject subject) =>
        from row in subject.Rows
        where row.Owners.Count == 0
        select new Finding("no-owner", row.Source, Lint.Short(row.Measure), "มาตรการนี้ยังไม่มีผู้รับผิดชอบ ส่วนราชการใดรับผิดชอบ");
}
