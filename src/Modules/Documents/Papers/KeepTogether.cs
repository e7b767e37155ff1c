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
        + @"|(?:ไตรมาสที่|ครั้งที่|ตัวชี้วัดที่|ประเด็นที่|ฉบับที่|หมู่ที่|ข้อ|มาตรา|ร้อยละ) [0-9๐-๙./]+|[0-9๐-๙.]+ น\.|[A-Za-z]+-[A-Za-z]+|โทร\. [0-9๐-๙][0-9๐-๙ -]{5,12}[0-9๐-๙]";

    private static readonly IReadOnlyList<string> Lexicon = JsonSerializer.Deserialize<List<string>>(Embedded.Text("templates/keep-words.json"))!;

    private static readonly Regex Always = Pattern(WithNumbers, Lexicon);

    private readonly Regex? names;

    public KeepTogether(IEnumerable<string> names)
    {
        var words = names
            .SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(name.Trim()))
            .Where(word => word.Length is > 2 and <= 60)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        this.names = words.Count == 0 ? null : Pattern(null, words);
    }

    /// <summary>Pieces of the text in order; the kept ones do not break.</summary>
    /// <param name="widthMm">Width of the column: what would leave a gap of a quarter of a wide line, or not fit a narrow one, may break.</param>
    public IEnumerable<(string Text, bool Kept)> Cut(string text, double widthMm)
    {
        var fits = widthMm / LetterMm;
        var longest = Math.Min(fits, Math.Max(12, fits / 4));
        var pieces = names is null ? [] : Matches(names, text, longest).ToList();
        foreach (var piece in Matches(Always, text, longest))
        {
            // A name wins over a word inside it.
            if (!pieces.Exists(p => p.At < piece.At + piece.Length && piece.At < p.At + p.Length))
            {
                pieces.Add(piece);
            }
        }

        pieces.Sort();
        var from = 0;
        foreach (var (at, length) in pieces)
        {
            if (at > from)
            {
                yield return (text[from..at], false);
            }

            yield return (text.Substring(at, length), true);
            from = at + length;
        }

        if (from < text.Length)
        {
            yield return (text[from..], false);
        }
    }

    /// <summary>What is found and short enough; of a long name its parts.</summary>
    private static IEnumerable<(int At, int Length)> Matches(Regex pattern, string text, double longest)
    {
        foreach (Match match in pattern.Matches(text))
        {
            var at = match.Index;
            IEnumerable<string> parts = Letters(match.ValueSpan) <= longest ? [match.Value] : match.Value.Split(' ');
            foreach (var part in parts)
            {
                if (part.Length > 1 && Letters(part) <= longest)
                {
                    yield return (at, part.Length);
                }

                at += part.Length + 1;
            }
        }
    }

    private static Regex Pattern(string? first, IEnumerable<string> words) => new(
        (first is null ? "" : first + "|") + string.Join('|', words.OrderByDescending(word => word.Length).Select(Regex.Escape)),
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

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
