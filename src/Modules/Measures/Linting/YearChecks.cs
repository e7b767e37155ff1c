using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Measures.Import;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Linting;

internal static partial class YearChecks
{
    // A sentence on the results of the year before names that year rightly.
    private static readonly string[] OfResults = ["ผลการประเมิน", "คะแนน"];

    /// <summary>The title names another year than the rest, or the periods lie in another year.</summary>
    public static IEnumerable<Finding> TitleAndTable(LintSubject subject)
    {
        if (subject.FiscalYear is not { } year)
        {
            yield break;
        }

        var title = subject.Paragraphs.Take(subject.TitleCount).Where(p => p.Text.Length < 200 && !p.Text.Contains("วันที่", StringComparison.Ordinal))
            .FirstOrDefault(p => !Array.Exists(OfResults, w => p.Text.Contains(w, StringComparison.Ordinal)) && TitleReader.Years(p.Text).ToList() is { Count: > 0 } years && !years.Contains(year));
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
               where row.Result.Count == 0
               let old = row.Steps.Prepend(row.Measure).Select(t => Left(t, year)).FirstOrDefault(o => o is not null)
               where old is not null
               select new Finding("old-year", row.Source, old.Value.Text, Text($"แผนปี {year} ยังกล่าวถึงปี {old.Value.Year} เป็นข้อความเดิมของปีก่อนหรือไม่"));
    }

    // "ตั้งแต่ปีงบประมาณ ๒๕๖๑" and "ในปีงบประมาณ ๒๕๖๕ ได้ปรับปรุง…" tell what was; "แผน… ประจำปี ๒๕๖๕" was left behind.
    private static (int Year, string Text)? Left(string text, int year)
    {
        foreach (Match match in Named().Matches(ThaiDigits.ToArabic(text)))
        {
            var named = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
            var before = text[..match.Index].TrimEnd();
            var after = text.AsSpan(match.Index + match.Length);
            if (named < year && named >= 2550 && !Array.Exists(Telling, w => before.EndsWith(w, StringComparison.Ordinal))
                && !after[..Math.Min(30, after.Length)].Contains("ได้", StringComparison.Ordinal))
            {
                var from = Math.Max(0, match.Index - 50);
                return (named, $"{(from > 0 ? "…" : "")}{text[from..Math.Min(text.Length, match.Index + match.Length + 20)].Trim()}");
            }
        }

        return null;
    }

    private static readonly string[] Telling = ["ตั้งแต่", "เมื่อ", "ผลการประเมินของ", "ผลการประเมิน", "ผลของ"];

    [GeneratedRegex(@"(?:ปีงบประมาณ|ประจำปี|ในปี)\s*(?:พ\.ศ\.?)?\s*(?<y>25[0-9][0-9])(?![0-9])", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Named();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
