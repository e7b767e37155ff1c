using System.Text.RegularExpressions;
using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static partial class WritingChecks
{
    public static IEnumerable<Finding> ThaiDigitsInUrl(LintSubject subject) =>
        from passage in subject.Everything
        from match in Url().Matches(passage.Text)
        where match.Value.AsSpan().IndexOfAnyInRange('๐', '๙') >= 0
        select new Finding("thai-digit-in-url", passage.Where, match.Value, "ที่อยู่เว็บมีเลขไทย ผู้อ่านจะเปิดไม่ได้ ที่อยู่เว็บที่ถูกต้องคืออะไร");

    /// <summary>O12, ๐๑๒ and 012 in one document.</summary>
    public static IEnumerable<Finding> CodesSpeltDifferently(LintSubject subject)
    {
        var spellings = subject.Cells.Select(c => (c.Where, Match: Code().Match(c.Text))).Where(c => c.Match.Success)
            .Select(c => (c.Where, c.Match.Groups["code"].Value, Way: Way(c.Match.Groups["code"].Value))).ToList();
        var first = spellings.FirstOrDefault();
        var other = spellings.FirstOrDefault(s => s.Way != first.Way);
        return other.Value is null ? [] :
            [new("item-code-spelling", other.Where, $"{first.Value} และ {other.Value}", "รหัสข้อเขียนหลายแบบในเอกสารเดียว ต้องการเขียนแบบ O12 ทั้งหมดหรือไม่")];
    }

    // Lines to sign on repeat, too.
    private const int FewestLetters = 20;

    /// <summary>A title typed again above each page of the table: the page numbers of the next year will not fit it.</summary>
    public static IEnumerable<Finding> TitleByHand(LintSubject subject) =>
        subject.Paragraphs.Where(p => p.Text.Count(char.IsLetter) >= FewestLetters).GroupBy(p => p.Text).Where(g => g.Count() >= 3)
            .Select(g => new Finding("title-by-hand", g.First().Where, Lint.Short(g.Key), "หัวเรื่องนี้พิมพ์ซ้ำด้วยมือทุกหน้า ต้องการให้ระบบใส่หัวตารางซ้ำให้หรือไม่")).Take(1);

    /// <summary>A letter of another script inside a Thai word, as a converter of scans leaves it.</summary>
    public static IEnumerable<Finding> ForeignLetters(LintSubject subject) =>
        from passage in subject.Everything
        from match in Foreign().Matches(passage.Text)
        select new Finding("foreign-letter", passage.Where, match.Value, $"คำว่า “{match.Value}” มีตัวอักษรที่ไม่ใช่ภาษาไทยปนอยู่ สะกดอย่างไรถูก");

    private static string Way(string code) => (code[0] is 'O' or 'o' ? "O" : code[0].ToString()) + (code.AsSpan(1).IndexOfAnyInRange('๐', '๙') >= 0 ? "ไทย" : "");

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""]{3,300}", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Url();

    [GeneratedRegex(@"^(?:\(ต่อ\)\s*)?(?<code>[Oo0๐][0-9๐-๙]{1,2})(?:$|\s)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Code();

    [GeneratedRegex(@"[\u0E01-\u0E4E]*[\u0400-\u052F\u0900-\u0DFF\u0E80-\u0FFF\u3040-\u9FFF]+[\u0E01-\u0E4E]+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Foreign();
}
