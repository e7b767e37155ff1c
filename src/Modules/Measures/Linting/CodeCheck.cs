using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static class CodeCheck
{
    /// <summary>O50 in a year whose items end with O43.</summary>
    public static IEnumerable<Finding> NotOfYear(LintSubject subject)
    {
        if (subject.Framework is not { } framework)
        {
            return [];
        }

        var known = new YearCodes(framework).Known;
        return from row in subject.Rows
               from code in row.ItemCodes
               where !known.Contains(code)
               select new Finding("item-code-unknown", row.Source, code, FormattableString.Invariant($"กรอบการประเมินปี {framework.FiscalYear} ไม่มีข้อ {code} หมายถึงข้อใด"));
    }
}
