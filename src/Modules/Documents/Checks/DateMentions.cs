using System.Text.RegularExpressions;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Checks;

/// <summary>Dates that stand in running text.</summary>
internal static partial class DateMentions
{
    private const string Month =
        "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
        + @"ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.";

    /// <summary>Names of days as .NET counts them, from Sunday.</summary>
    private static readonly string[] Days = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];

    public static IEnumerable<DateMention> In(string text)
    {
        foreach (Match match in Written().Matches(text))
        {
            var day = match.Groups["day"];
            var read = ThaiDate.Read(text[day.Index..(match.Index + match.Length)]);
            var weekday = match.Groups["weekday"];
            yield return new DateMention(
                match.Index, match.Index + match.Length, match.Value.Trim(), read.Date, read.Problem,
                weekday.Success ? (DayOfWeek)Array.FindIndex(Days, d => d.StartsWith(weekday.Value, StringComparison.Ordinal)) : null);
        }
    }

    public static string NameOf(DayOfWeek day) => Days[(int)day];

    [GeneratedRegex(
        @"(?:(?:วัน)?(?<weekday>อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์)\s{0,3}(?:ที่)?\s{0,3})?(?<day>[0-9๐-๙]{1,2})\s{0,3}(?:เดือน\s{0,3})?(?:"
        + Month + @")\s{0,3}(?:พ\.ศ\.|ค\.ศ\.)?\s{0,3}[0-9๐-๙]{4}",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Written();
}

/// <param name="Day">Null when there is no such day.</param>
/// <param name="Weekday">As written before it.</param>
internal sealed record DateMention(int From, int To, string Text, DateOnly? Day, string? Problem, DayOfWeek? Weekday);
