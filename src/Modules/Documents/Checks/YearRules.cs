using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Checks;

/// <summary>The fiscal year of the title and that of the text agree.</summary>
internal static partial class YearRules
{
    private static readonly string[] Titles = ["subject", "heading", "title"];

    public static IEnumerable<Finding> Check(CheckedPaper paper)
    {
        var titles = paper.Fields.Where(f => Titles.Contains(f.Key)).ToList();
        var inTitle = titles.SelectMany(f => YearsIn(f.Text)).ToHashSet();
        var body = paper.Fields.Where(f => !Titles.Contains(f.Key)).ToList();
        var inBody = body.SelectMany(f => YearsIn(f.Text)).ToHashSet();
        if (inTitle.Count == 0 || inBody.Count == 0 || inTitle.Overlaps(inBody))
        {
            yield break;
        }

        var field = body.First(f => YearsIn(f.Text).Any());
        yield return new(
            "year.title", field.Key, field.Label, string.Create(CultureInfo.InvariantCulture, $"ปีงบประมาณ พ.ศ. {inBody.Min()}"),
            string.Create(CultureInfo.InvariantCulture, $"ชื่อเรื่องเป็นปีงบประมาณ พ.ศ. {inTitle.Min()} แต่เนื้อความกล่าวถึงปีอื่นเท่านั้น โปรดตรวจให้ตรงกัน"), Blocks: true);
    }

    private static IEnumerable<int> YearsIn(string text) =>
        Fiscal().Matches(ThaiDigits.ToArabic(text)).Select(m => int.Parse(m.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"ปีงบประมาณ\s{0,3}(?:พ\.ศ\.)?\s{0,3}(?<year>25[0-9]{2})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fiscal();
}
