using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static class CodeCheck
{
    /// <summary>O50 in a year whose items end with O43.</summary>
    public static IEnumerable<Finding> NotOfYear(LintSubject subject) =>
        from row in subject.Rows
        from code in row.ItemCodes
        where subject.Codes?.Knows(code) == false
        select new Finding("item-code-unknown", row.Source, code, FormattableString.Invariant($"เกณฑ์การประเมินปี {subject.FiscalYear} และปีก่อนหน้าไม่มีข้อ {code} หมายถึงข้อใด"));
}
