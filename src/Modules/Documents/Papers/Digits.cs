using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Prongsai.Documents.Papers;

/// <summary>
/// Thai digits for official papers, in one place. Addresses, e-mails and anything spelt with Latin letters keep theirs:
/// a web address with Thai digits does not open, and O12 is the item's own name.
/// </summary>
internal static class Digits
{
    private static readonly Regex Latin = new(
        @"https?://\S+|www\.\S+|[A-Za-z0-9][A-Za-z0-9._@:/%?=&#~+-]*",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly SearchValues<char> NotLetters = SearchValues.Create("0123456789._@:/%?=&#~+-");

    public static string Thai(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return text;
        }

        var drawn = new StringBuilder(text.Length);
        var from = 0;
        foreach (var word in Latin.EnumerateMatches(text))
        {
            if (text.AsSpan(word.Index, word.Length).IndexOfAnyExcept(NotLetters) < 0)
            {
                continue;
            }

            Draw(text.AsSpan(from, word.Index - from), drawn);
            drawn.Append(text, word.Index, word.Length);
            from = word.Index + word.Length;
        }

        Draw(text.AsSpan(from), drawn);
        return drawn.ToString();
    }

    private static void Draw(ReadOnlySpan<char> text, StringBuilder drawn)
    {
        foreach (var letter in text)
        {
            drawn.Append(char.IsAsciiDigit(letter) ? (char)(letter - '0' + '๐') : letter);
        }
    }
}
