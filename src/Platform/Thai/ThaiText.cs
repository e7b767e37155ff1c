using System.Globalization;
using System.Text;

namespace Prongsai.Platform.Thai;

/// <summary>One form of Thai text for storage and one for comparison. Both are linear in the length of the text.</summary>
public static class ThaiText
{
    /// <summary>Above this many marks in a row a text is refused before any other work.</summary>
    public const int MarksRefusedAbove = 8;

    /// <summary>The form that is stored: what cannot be seen is gone, marks stand in one order, at most four on one letter.
    /// Line breaks stay, as "\n"; spaces at the end of lines and around the text go. Idempotent.
    /// Replaces Unicode normalisation, which is quadratic on alternating marks and does not join ํ and า.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var writer = new ThaiTextWriter(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    writer.AddPair(c, text[++i]);
                }

                continue;
            }

            if (c == '\r')
            {
                writer.Add('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                continue;
            }

            if (c == '\u200D' ? writer.EndsInEmoji && StartsEmoji(text, i + 1) : !IsInvisible(c))
            {
                writer.Add(c);
            }
        }

        return writer.Finish();
    }

    /// <summary>More marks in a row than any writing needs: refuse the text.</summary>
    public static bool TooManyMarks(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = ThaiLetters.IsMark(c) ? run + 1 : 0;
            if (run > MarksRefusedAbove)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The form that is searched and compared: clean, lower case, Arabic digits, one space where there were several,
    /// full-width Latin as ASCII. Not for display. Two names with the same key are the same name.</summary>
    public static string SearchKey(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in Clean(text))
        {
            var folded = Fold(c);
            if (folded != ' ' || key.Length > 0 && key[^1] != ' ')
            {
                key.Append(folded);
            }
        }

        return key.ToString().TrimEnd(' ');
    }

    /// <summary>Words in which Latin letters stand beside Cyrillic or Greek ones that look like them.</summary>
    public static IReadOnlyList<string> MixedScripts(string text)
    {
        var found = new List<string>();
        var start = 0;
        bool latin = false, other = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]) && !ThaiLetters.IsThai(text[i]))
            {
                latin |= char.IsAsciiLetter(text[i]) || text[i] is >= '\u00C0' and <= '\u024F';
                other |= text[i] is >= '\u0370' and <= '\u052F' or >= '\u1F00' and <= '\u1FFF';
                continue;
            }

            if (latin && other)
            {
                found.Add(text[start..i]);
            }

            (latin, other, start) = (false, false, i + 1);
        }

        return found;
    }

    private static char Fold(char c) => c switch
    {
        '\n' => ' ',
        >= '\u0E50' and <= '\u0E59' => (char)(c - '\u0E50' + '0'),
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - '\uFF01' + '!')),
        '\u0130' or '\u0131' => 'i', // Turkish dotted and dotless i
        '\u212A' => 'k', // Kelvin sign
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Most text is: printable ASCII, or Thai with no mark that could stand wrong.</summary>
    private static bool IsClean(string text)
    {
        var last = ' ';
        foreach (var c in text)
        {
            if (c is not (>= ' ' and < '\u007F') && !(c is >= '\u0E01' and <= '\u0E5B' and not '\u0E33'
                && !(ThaiLetters.IsThaiMark(c) && ThaiLetters.IsThaiMark(last))
                && !(c == '\u0E32' && ThaiLetters.IsThaiMark(last))
                && !(c == '\u0E40' && last == '\u0E40')
                && !(ThaiLetters.IsThaiMark(c) && last == '\u0E33')))
            {
                return false;
            }

            last = c;
        }

        return text.Length == 0 || text[0] != ' ' && text[^1] != ' ';
    }

    private static bool IsInvisible(char c) => c is '\u00AD' or '\u061C' or '\u180E' or '\uFEFF'
        or >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F'
        or >= '\uFFF9' and <= '\uFFFB'
        || (char.IsControl(c) && c is not ('\n' or '\t' or '\u0085'));

    private static bool StartsEmoji(string text, int at) => at < text.Length
        && (ThaiTextWriter.IsSymbol(text[at])
            || char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]));
}
