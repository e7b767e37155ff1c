using System.Globalization;
using System.Text;

namespace Prongsai.Platform.Thai;

/// <summary>Reads codes in the spellings of real tables: O๑๒ 012 ๐๑๒ 0๑๒ o12 โอ12 are one; i๙, e๑๕; "i1, i2 และ O15"; "i1-i3".
/// What could be two codes ("๑๑" is i1 or O11, "120" is i20 or a plain number) is asked, never guessed.</summary>
public static class ItemCodeReader
{
    private const int Highest = 99;

    /// <summary>Beyond this a text is wording, and only its beginning is looked at.</summary>
    private const int MostLines = 50;

    /// <param name="cell">One cell. Each line may begin with codes.</param>
    /// <param name="known">Codes of the framework of the year ("i1", "O12"); narrows what a bare number can mean. Null: any.</param>
    public static ItemCodeReading Read(string cell, IReadOnlySet<string>? known)
    {
        var codes = new List<ItemCode>();
        var candidates = new List<ItemCode>();
        var rest = new StringBuilder();
        string? question = null;
        var lines = ThaiText.Clean(cell).Split('\n', MostLines);
        foreach (var line in lines)
        {
            var at = SkipContinued(line);
            var end = ReadList(line, at, known, codes, candidates, out var asked);
            question ??= asked;
            if (end < line.Length)
            {
                rest.Append(rest.Length > 0 ? "\n" : "").Append(line, end, line.Length - end);
            }
        }

        return question is null
            ? new(codes.Distinct().ToList(), null, rest.ToString())
            : new([], question, rest.ToString()) { Candidates = codes.Concat(candidates).Distinct().ToList() };
    }

    /// <summary>"(ต่อ)", "ข้อ", "ข้อคำถาม" and bullets before the code.</summary>
    private static int SkipContinued(string line)
    {
        var at = 0;
        for (var again = true; again;)
        {
            again = false;
            foreach (var word in (ReadOnlySpan<string>)["(ต่อ)", "ข้อคำถาม", "ข้อที่", "ข้อ", "- ", "• ", "(", " "])
            {
                if (string.CompareOrdinal(line, at, word, 0, word.Length) == 0 && at + word.Length < line.Length)
                {
                    at += word.Length;
                    again = true;
                }
            }
        }

        return at;
    }

    private static int ReadList(string line, int at, IReadOnlySet<string>? known, List<ItemCode> codes, List<ItemCode> candidates, out string? question)
    {
        question = null;
        var token = ItemCodeToken.At(line, at);
        if (token.Length == 0)
        {
            return 0;
        }

        if (token.Code is not { } code)
        {
            return ReadBare(line, at, token, known, codes, candidates, out question);
        }

        codes.Add(code);
        at += token.Length;
        while (NextInList(line, at, code, out var next, out var range) is var length and > 0)
        {
            for (var number = range ? code.Number + 1 : next.Number; number < next.Number; number++)
            {
                codes.Add(new(code.Kind, number));
            }

            codes.Add(next);
            code = next;
            at += length;
        }

        return SkipAfter(line, at);
    }

    /// <summary>A number without a letter in front.</summary>
    private static int ReadBare(string line, int at, ItemCodeToken token, IReadOnlySet<string>? known, List<ItemCode> codes, List<ItemCode> candidates, out string? question)
    {
        question = null;
        var end = at + token.Length;
        if (end < line.Length && line[end] is '.' or ')' or '/' or '%')
        {
            return 0; // a list number, a date, a share: not a code
        }

        var possible = token.Readings(known);
        if (possible.Count == 0)
        {
            return 0;
        }

        if (possible.Count == 1 && !token.OneMayBeLetter && known is not null)
        {
            codes.Add(possible[0]);
            return SkipAfter(line, end);
        }

        candidates.AddRange(possible);
        var names = string.Join(" หรือ ", possible.Select(c => c.ToString()));
        question = possible.Count == 1
            ? $"“{token.Text}” อาจหมายถึง {names} หรือเป็นเลข {ThaiDigits.ToArabic(token.Text)} ตามที่พิมพ์ โปรดเลือก"
            : $"“{token.Text}” อาจหมายถึง {names} โปรดเลือก";
        return SkipAfter(line, end);
    }

    /// <summary>", i2", "และ O15", " - i3" after a code.</summary>
    private static int NextInList(string line, int at, ItemCode before, out ItemCode next, out bool range)
    {
        next = default;
        var position = Spaces(line, at);
        range = position < line.Length && line[position] is '-' or '–' or '—' || StartsWith(line, position, "ถึง");
        var mark = range || StartsWith(line, position, ",") || StartsWith(line, position, "/") || StartsWith(line, position, "และ") || StartsWith(line, position, "กับ");
        var spaced = position > at;
        position += !mark ? 0 : StartsWith(line, position, "และ") || StartsWith(line, position, "กับ") || StartsWith(line, position, "ถึง") ? 3 : 1;
        position = Spaces(line, position);
        var token = ItemCodeToken.At(line, position);
        if (token.Length == 0 || !mark && !spaced)
        {
            return 0;
        }

        if (token.Code is { } code)
        {
            next = code;
        }
        else if (mark && BareFollows(line, position + token.Length) && token.Number is > 0 and <= Highest)
        {
            next = before with { Number = token.Number }; // "i1, 2": the letter is said once
        }
        else
        {
            return 0;
        }

        if (range && (next.Kind != before.Kind || next.Number <= before.Number))
        {
            return 0;
        }

        return position + token.Length - at;
    }

    private static bool BareFollows(string line, int at) => Spaces(line, at) is var end && (end == line.Length || line[end] is ',' or ')' || StartsWith(line, end, "และ"));

    private static int SkipAfter(string line, int at)
    {
        while (at < line.Length && line[at] is ' ' or '.' or ':' or ')' or '-')
        {
            at++;
        }

        return at;
    }

    private static int Spaces(string line, int at)
    {
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static bool StartsWith(string line, int at, string word) => string.CompareOrdinal(line, at, word, 0, word.Length) == 0;
}
