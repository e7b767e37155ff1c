using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Import;

/// <summary>The fiscal year and the agency, from the sentences before and between the tables.</summary>
internal static partial class TitleReader
{
    /// <summary>The year named most often; of equals the first. Null when none is named.</summary>
    public static int? FiscalYear(IEnumerable<string> paragraphs) => Most(paragraphs.SelectMany(Years))?.Value;

    /// <summary>Every fiscal year that the paragraph names, as "ปีงบประมาณ …", "ประจำปี …", "ในปี …" or a title's closing "พ.ศ. …".</summary>
    public static IEnumerable<int> Years(string paragraph)
    {
        var text = ThaiDigits.ToArabic(ThaiText.Clean(paragraph));
        return YearNamed().Matches(text).Select(m => int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture))
            .Concat(text.Length < 200 ? YearAtEnd().Matches(text).Where(m => !YearNamed().IsMatch(text)).Select(m => int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture)) : [])
            .Where(y => y is >= 2550 and <= 2600);
    }

    public static string Agency(IEnumerable<string> paragraphs)
    {
        var names = paragraphs.SelectMany(p => AgencyNamed().Matches(ThaiText.Clean(p)).Select(m => Whole(m.Value))).Where(n => n.Length > 0);
        return Most(names)?.Value ?? "";
    }

    private static string Whole(string name)
    {
        foreach (var word in Following)
        {
            var at = name.IndexOf(word, 8, StringComparison.Ordinal);
            name = at > 0 ? name[..at] : name;
        }

        return name.Length is > 14 and < 60 ? name : "";
    }

    // Words that follow a name without a blank.
    private static readonly string[] Following = ["ประจำ", "ปีงบ", "ได้", "ในปี", "อำเภอ", "ครั้งที่", "เพื่อ", "และ", "พ.ศ", "ตาม", "เห็น", "เข้ารับ", "จึง", "ยัง", "ที่ "];

    private static (T Value, int Count)? Most<T>(IEnumerable<T> values)
        where T : notnull =>
        values.Select((v, i) => (v, i)).GroupBy(p => p.v).OrderByDescending(g => g.Count()).ThenBy(g => g.Min(p => p.i))
            .Select(g => ((T, int)?)(g.Key, g.Count())).FirstOrDefault();

    [GeneratedRegex(@"(?:ปีงบประมาณ|ประจำปี|ในปี)\s*(?:พ\.ศ\.?)?\s*(?<y>25[0-9][0-9])(?![0-9])", RegexOptions.CultureInvariant, 200)]
    private static partial Regex YearNamed();

    [GeneratedRegex(@"พ\.ศ\.?\s*(?<y>25[0-9][0-9])\s*$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex YearAtEnd();

    [GeneratedRegex(@"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\.|อบจ\.)\s?[\u0E01-\u0E4E]{2,60}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex AgencyNamed();
}
