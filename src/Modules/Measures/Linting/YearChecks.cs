using System.Globalization;
using Prongsai.Measures.Import;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Linting;

internal static class YearChecks
{
    /// <summary>The title names another year than the rest, or the periods lie in another year.</summary>
    public static IEnumerable<Finding> TitleAndTable(LintSubject subject)
    {
        if (subject.FiscalYear is not { } year)
        {
            yield break;
        }

        var title = subject.Paragraphs.Take(subject.TitleCount).Where(p => p.Text.Length < 200 && !p.Text.Contains("วันที่", StringComparison.Ordinal))
            .FirstOrDefault(p => TitleReader.Years(p.Text).Any(y => y != year));
        if (title is not null)
        {
            var other = TitleReader.Years(title.Text).First(y => y != year);
            yield return new("year-differs", title.Where, Lint.Short(title.Text), Text($"หัวเรื่องเขียนปี {other} แต่ส่วนอื่นเขียนปี {year} ปีใดถูกต้อง"));
        }

        var span = new FiscalYear(year);
        var outside = subject.Rows.Where(r => r.Periods.Any(p => (p.From is { } f && f > span.End) || (p.To is { } t && (t < span.Start || (p.From is null && t > span.End))))).ToList();
        if (outside.Count > 0 && outside.Count == subject.Rows.Count)
        {
            yield return new("year-differs", outside[0].Source, outside[0].PeriodText, Text($"เอกสารเขียนปีงบประมาณ {year} แต่ระยะเวลาทั้งตารางอยู่นอกปีนั้น ปีใดถูกต้อง"));
            yield break;
        }

        foreach (var row in outside)
        {
            yield return new("period-outside-year", row.Source, row.PeriodText, Text($"ระยะเวลานี้อยู่นอกปีงบประมาณ {year} ถูกต้องหรือไม่"));
        }
    }

    /// <summary>Words of last year left in this year's plan.</summary>
    public static IEnumerable<Finding> OldYearInPlan(LintSubject subject)
    {
        if (subject.Layout is not ("plan" or "analysis") || subject.FiscalYear is not { } year)
        {
            return [];
        }

        return from row in subject.Rows
               let texts = row.Steps.Prepend(row.Measure)
               let old = texts.FirstOrDefault(t => TitleReader.Years(t).Any(y => y < year))
               where old is not null && row.Result.Count == 0
               select new Finding("old-year", row.Source, Lint.Short(old), Text($"แผนปี {year} ยังกล่าวถึงปี {TitleReader.Years(old).First(y => y < year)} เป็นข้อความเดิมของปีก่อนหรือไม่"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
