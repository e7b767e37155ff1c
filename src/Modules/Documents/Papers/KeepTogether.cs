using System.Text.Json;
using System.Text.RegularExpressions;

namespace Prongsai.Documents.Papers;

/// <summary>
/// What no line may end inside: compounds that the dictionary of ICU cuts (เจ้า|หน้าที่, หน่วย|งาน), names of people and places,
/// and a number with what it belongs to (พ.ศ. ๒๕๖๘).
/// </summary>
internal sealed class KeepTogether
{
    /// <summary>A letter of 16 pt takes about 1.9 mm; a piece longer than its column must be allowed to break.</summary>
    private const double LetterMm = 1.9;

    private const string WithNumbers =
        @"พ\.ศ\. ?[0-9๐-๙]+|[0-9๐-๙]+ (?:ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.)(?: [0-9๐-๙]{4})?"
        + @"|(?:ไตรมาสที่|ครั้งที่|ตัวชี้วัดที่|ประเด็นที่|ฉบับที่|หมู่ที่|ข้อ|มาตรา|ร้อยละ) [0-9๐-๙./]+|[0-9๐-๙.]+ น\.";

    private static readonly IReadOnlyList<string> Lexicon = JsonSerializer.Deserialize<List<string>>(Embedded.Text("templates/keep-words.json"))!;

    private readonly Regex pieces;

    public KeepTogether(IEnumerable<string> names)
    {
        var words = names
            .SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(name.Trim()))
            .Where(word => word.Length is > 2 and <= 60)
            .Concat(Lexicon)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length)
            .Select(Regex.Escape);
        pieces = new Regex(WithNumbers + "|" + string.Join('|', words), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>Pieces of the text in order; the kept ones do not break.</summary>
    /// <param name="widthMm">Width of the column.</param>
    public IEnumerable<(string Text, bool Kept)> Cut(string text, double widthMm)
    {
        var longest = widthMm / LetterMm;
        var from = 0;
        foreach (Match match in pieces.Matches(text))
        {
            if (Letters(match.ValueSpan) > longest)
            {
                continue;
            }

            if (match.Index > from)
            {
                yield return (text[from..match.Index], false);
            }

            yield return (match.Value, true);
            from = match.Index + match.Length;
        }

        if (from < text.Length)
        {
            yield return (text[from..], false);
        }
    }

    /// <summary>Letters that take room: Thai marks above and below do not.</summary>
    private static int Letters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var letter in text)
        {
            letters += letter is 'ั' or (>= 'ิ' and <= 'ฺ') or (>= '็' and <= '๎') ? 0 : 1;
        }

        return letters;
    }
}
