using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Measures.Import;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Linting;

internal static partial class DateChecks
{
    private static readonly string[] Weekdays = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];
    private static readonly string[] Ahead = ["ภายใน", "กำหนด", "จะ", "เป็นต้นไป", "แผน", "ถึงวันที่", "สิ้นสุด"];

    /// <summary>๓๑ กันยายน.</summary>
    public static IEnumerable<Finding> Impossible(LintSubject subject) =>
        from passage in subject.Everything
        from date in Dates(passage.Text)
        where date.Day is null
        select new Finding("impossible-date", passage.Where, date.Text, $"วันที่ {date.Text} ไม่มีในปฏิทิน ต้องการวันที่เท่าใด");

    /// <summary>"วันอังคารที่ ๑๖ กุมภาพันธ์ ๒๕๖๕", which was a Wednesday.</summary>
    public static IEnumerable<Finding> WrongWeekday(LintSubject subject) =>
        from passage in subject.Everything
        from date in Dates(passage.Text)
        where date.Day is not null
        let said = Weekday().Match(passage.Text[..date.At])
        where said.Success && said.Groups["w"].Value != Weekdays[(int)date.Day!.Value.DayOfWeek]
        select new Finding("weekday-differs", passage.Where, $"{said.Value.Trim()} {date.Text}",
            $"วันที่ {date.Text} ตรงกับวัน{Weekdays[(int)date.Day!.Value.DayOfWeek]} วันหรือวันที่ใดถูกต้อง");

    /// <summary>A thing done after the day on which the report says it was done.</summary>
    public static IEnumerable<Finding> AfterReport(LintSubject subject)
    {
        if (ReportDay(subject) is not { } report)
        {
            return [];
        }

        var told = subject.Paragraphs.Concat(subject.Rows.SelectMany(r => r.Result.Concat(r.Outcome).Select(t => new Passage(r.Source, t))));
        return from passage in told
               from date in Dates(passage.Text)
               where date.Day > report && !Array.Exists(Ahead, w => Before(passage.Text, date.At).Contains(w, StringComparison.Ordinal))
               select new Finding("event-after-report", passage.Where, date.Text,
                   $"เอกสารลงวันที่ {ThaiDate.Short(report)} แต่กล่าวถึงเหตุการณ์วันที่ {ThaiDate.Short(date.Day!.Value)} ซึ่งยังมาไม่ถึง ปีถูกต้องหรือไม่");
    }

    /// <summary>Dates with day, month and year; Day is null when the calendar has no such day.</summary>
    internal static IEnumerable<(DateOnly? Day, string Text, int At)> Dates(string text)
    {
        // Thai digits become one Arabic digit each, so places stay the same.
        foreach (Match match in FullDate().Matches(ThaiDigits.ToArabic(text)))
        {
            var month = Month(match.Groups["m"].Value);
            var year = BuddhistEra.ToChristian(int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture));
            var day = int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture);
            var written = text.Substring(match.Index, match.Length).Trim();
            yield return (day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null, written, match.Index);
        }

        // "๓๑/๙/๒๕๖๕": day and month as numbers; "๑๔๒/๒๕๖๖" is the number of an order.
        foreach (Match match in NumericDate().Matches(ThaiDigits.ToArabic(text)))
        {
            var (day, month) = (int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture));
            var year = BuddhistEra.ToChristian(int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture));
            var real = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
            yield return (real ? new DateOnly(year, month, day) : null, text.Substring(match.Index, match.Length), match.Index);
        }
    }

    private static DateOnly? ReportDay(LintSubject subject) => subject.Paragraphs
        .Where(p => p.Text.Length < 250 && ReportLine().IsMatch(p.Text))
        .SelectMany(p => Dates(p.Text)).Select(d => d.Day).FirstOrDefault(d => d is not null);

    private static string Before(string text, int at) => text[Math.Max(0, at - 25)..at];

    private static int Month(string name)
    {
        for (var m = 1; m <= 12; m++)
        {
            if (ThaiMonths.Full[m] == name || ThaiMonths.Short[m] == name)
            {
                return m;
            }
        }

        throw new InvalidOperationException(name);
    }

    [GeneratedRegex(
        @"(?<![0-9])(?<d>[0-9]{1,2})\s*(?<m>มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.)\s*(?:พ\.ศ\.?\s*)?(?<y>2[45][0-9][0-9])",
        RegexOptions.CultureInvariant, 500)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"(?<![0-9/])(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})/(?<y>2[45][0-9][0-9])(?![0-9/])", RegexOptions.CultureInvariant, 500)]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"วัน(?<w>อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์)\s*ที่\s*$", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^(ที่\s.*วันที่|วันที่|ประกาศ\s*ณ\s*วันที่|สั่ง\s*ณ\s*วันที่)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex ReportLine();
}
