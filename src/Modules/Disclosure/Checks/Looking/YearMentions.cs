using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>Which fiscal years a text says it is of. Years of laws, of dates and of the Christian era are not meant.</summary>
internal static partial class YearMentions
{
    private const int Most = 200;

    /// <summary>Words whose year is a fiscal year even when "งบประมาณ" is left out: a festival of ประจำปี 2567 may be of fiscal year 2568, a plan may not.</summary>
    private static readonly string[] OfTheYear = ["รายงาน", "แผน", "สรุป", "สถิติ", "มาตรการ", "นโยบาย", "เจตนารมณ์", "ประเมิน", "คู่มือ"];

    /// <summary>Years (BE) that a title names as its own, each once; a span (พ.ศ. 2566–2570) gives every year of it.</summary>
    public static IReadOnlyList<int> Named(string title)
    {
        var arabic = ThaiDigits.ToArabic(title);
        var years = new List<int>();
        foreach (Match match in Contexts().Matches(arabic).Take(Most))
        {
            if (match.Groups["fiscal"].Success || match.Groups["to"].Success || OfWork(arabic, match.Index))
            {
                Spread(match, years);
            }
        }

        return [.. years.Distinct()];
    }

    /// <summary>Years that a text calls fiscal years (ปีงบประมาณ), each once.</summary>
    public static IReadOnlyList<int> Fiscal(string text)
    {
        var years = new List<int>();
        foreach (Match match in Contexts().Matches(ThaiDigits.ToArabic(text)).Where(m => m.Groups["fiscal"].Success).Take(Most))
        {
            Spread(match, years);
        }

        return [.. years.Distinct()];
    }

    /// <summary>The same of a name of a file, where a bare year says it too unless it ends a date.</summary>
    public static IReadOnlyList<int> NamedByFile(string name)
    {
        var named = Named(name);
        var arabic = ThaiDigits.ToArabic(name);
        if (named.Count > 0 || Dated().IsMatch(arabic))
        {
            return named;
        }

        var years = new List<int>();
        foreach (Match match in Bare().Matches(arabic).Take(Most))
        {
            Spread(match, years);
        }

        return [.. years.Distinct()];
    }

    /// <summary>Whether the year stands anywhere, in four digits.</summary>
    public static bool Has(string text, int year) =>
        ThaiDigits.ToArabic(text).Contains(year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static bool OfWork(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 80), Math.Min(80, at));
        foreach (var word in OfTheYear)
        {
            if (before.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void Spread(Match match, List<int> years)
    {
        var from = int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var to = match.Groups["to"].Success ? int.Parse(match.Groups["to"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : from;
        years.AddRange(Enumerable.Range(from, to >= from && to - from <= 30 ? to - from + 1 : 1));
    }

    [GeneratedRegex(@"(?:(?<fiscal>ปี\s{0,2}งบประมาณ|ปีงปม\.?|ปีงบฯ)|ประจำปี|ปี|\()\s{0,3}(?:ประจำปี)?\s{0,3}\(?\s{0,2}(?:พ\.?\s{0,2}ศ\.?)?\s{0,3}(?<year>25[0-9]{2})(?:\s{0,3}(?:-|–|—|ถึง)\s{0,3}(?:พ\.?\s{0,2}ศ\.?)?\s{0,3}(?<to>25[0-9]{2}))?(?![0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Contexts();

    [GeneratedRegex(@"(?<![0-9])(?<year>25[0-9]{2})(?:\s{0,3}(?:-|–|—|ถึง)\s{0,3}(?<to>25[0-9]{2}))?(?![0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"ลงวันที่|ลว\.?|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|[ก-ฮ]\.[ก-ฮ]\.|พ\.?ศ\.?|พรบ|ระเบียบ|กฎ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dated();
}
