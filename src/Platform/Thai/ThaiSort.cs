using System.Text;

namespace Prongsai.Platform.Thai;

/// <summary>Dictionary order by a stored key that does not change with the version of ICU and is the same on both engines.</summary>
public static class ThaiSort
{
    private const int LongestMarkPosition = 0x4000;

    /// <summary>Orders texts by <see cref="Key"/>, then by the text itself, so that no two different texts are equal.</summary>
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create((a, b) =>
    {
        var byKey = string.CompareOrdinal(Key(a), Key(b));
        return byKey != 0 ? byKey : string.CompareOrdinal(a, b);
    });

    /// <summary>A key to compare ordinally: the leading vowel stands behind its consonant, Thai digits are Arabic, Latin is lower case,
    /// spaces and punctuation do not count; tone marks decide only between texts that are otherwise equal.
    /// Contains no surrogates, so UTF-8 and UTF-16 order agree.</summary>
    public static string Key(string text)
    {
        var first = new StringBuilder(text.Length + 8);
        var marks = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (ThaiLetters.IsLeadingVowel(c) && i + 1 < text.Length && ThaiLetters.IsConsonant(text[i + 1]))
            {
                first.Append(text[++i]).Append(c);
            }
            else if (c is >= '\u0E47' and <= '\u0E4E' and not ThaiLetters.Nikhahit)
            {
                marks.Append((char)(0x100 + Math.Min(first.Length, LongestMarkPosition))).Append(c);
            }
            else if (c is >= '\u0E50' and <= '\u0E59')
            {
                first.Append((char)(c - '\u0E50' + '0'));
            }
            else if (char.IsLetterOrDigit(c) || c is >= '\u0E01' and <= '\u0E5B')
            {
                first.Append(char.ToLowerInvariant(c));
            }
        }

        return marks.Length == 0 ? first.ToString() : first.Append('\u0001').Append(marks).ToString();
    }
}
