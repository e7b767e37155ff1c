using System.Globalization;
using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static class ResultChecks
{
    private const double NearlyEqual = 0.9;
    private static readonly string[] Openings = ["ได้มีการ", "มีการ", "ได้ดำเนินการ", "ดำเนินการ", "ได้", "สามารถ"];

    /// <summary>"๑. แสดง…" answered with "๑. มีการแสดง…": says nothing of what was done.</summary>
    public static IEnumerable<Finding> RepeatsMethod(LintSubject subject)
    {
        foreach (var row in subject.Rows)
        {
            var steps = row.Steps.Select(Bare).ToList();
            var repeated = row.Result.Where(r => r.Length > 15 && steps.Exists(s => TextLikeness.Of(Bare(r), s) >= NearlyEqual)).ToList();
            if (repeated.Count > 0)
            {
                yield return new("result-repeats-method", row.Source, Lint.Short(repeated[0]), string.Create(
                    CultureInfo.InvariantCulture, $"ผลการดำเนินการ {repeated.Count} ข้อเขียนซ้ำกับวิธีดำเนินการ ได้ดำเนินการสิ่งใดไปแล้วจริง เมื่อใด มีหลักฐานใด"));
            }
        }
    }

    public static IEnumerable<Finding> Waiting(LintSubject subject) =>
        from row in subject.Rows
        let waiting = row.Result.Concat(row.Outcome).FirstOrDefault(r => r.StartsWith("รอผล", StringComparison.Ordinal) || r.StartsWith("อยู่ระหว่างรอ", StringComparison.Ordinal))
        where waiting is not null
        select new Finding("waiting-as-result", row.Source, Lint.Short(waiting), "การรอผลการประเมินยังไม่ใช่ผลการดำเนินการ ได้ดำเนินการสิ่งใดไปแล้วบ้าง");

    /// <summary>The same analysis pasted beside two questions.</summary>
    public static IEnumerable<Finding> AnalysisTwice(LintSubject subject)
    {
        var rows = subject.Rows.Where(r => r.Finding.Length > 40).ToList();
        for (var i = 1; i < rows.Count; i++)
        {
            var twin = rows.Take(i).FirstOrDefault(r => TextLikeness.Of(r.Finding, rows[i].Finding) >= NearlyEqual && !r.ItemCodes.SequenceEqual(rows[i].ItemCodes));
            if (twin is not null)
            {
                yield return new("analysis-repeated", rows[i].Source, Lint.Short(rows[i].Finding), $"ผลการวิเคราะห์นี้ซ้ำกับ {twin.Source} ทั้งที่เป็นคนละข้อ วิเคราะห์ข้อนี้ว่าอย่างไร");
            }
        }
    }

    private static string Bare(string text)
    {
        var bare = text.Trim();
        foreach (var opening in Openings)
        {
            bare = bare.StartsWith(opening, StringComparison.Ordinal) ? bare[opening.Length..] : bare;
        }

        return bare;
    }
}
