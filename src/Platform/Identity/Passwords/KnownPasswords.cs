using System.Collections.Frozen;
using Prongsai.Platform.Thai;

namespace Prongsai.Platform;

/// <summary>
/// Tells a password that is nothing but notorious words, walks over the keyboard, and a year or number. Each word stands for its variants: case,
/// letters written as digits (p4ssw0rd), signs between, doubled, in any order, typed on the other keyboard layout.
/// </summary>
internal static class KnownPasswords
{
    private const int ShortestWord = 3;
    private const int LongestNumber = 8;
    private const int MostLeftOver = 2;
    private const int LongestPiece = 40;

    private static readonly string[] Prefixes =
        ["นางสาว", "นาง", "นาย", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด"];

    /// <summary>Folded words.</summary>
    private static readonly FrozenSet<string> Words = Read();

    /// <summary>How many words are known.</summary>
    public static int Count => Words.Count;

    /// <param name="own">Words of this person and agency, e.g. the user name.</param>
    public static bool Contains(string password, IEnumerable<string> own)
    {
        var text = ThaiDigits.ToArabic(password).ToLowerInvariant();
        var words = own.SelectMany(Parts).ToHashSet(StringComparer.Ordinal);
        return IsMade(Bare(text, keepSigns: false), words) || IsMade(Bare(text, keepSigns: true), words);
    }

    /// <summary>Letters and digits; the signs that stand for letters too, where asked.</summary>
    private static string Bare(string text, bool keepSigns) =>
        new([.. text.Where(c => char.IsLetterOrDigit(c) || IsThaiMark(c) || (keepSigns && c is '@' or '$' or '!'))]);

    private static bool IsThaiMark(char c) => c is >= '\u0E30' and <= '\u0E4E';

    /// <summary>Whether the text falls into known pieces: one number at most, and a sign or two left over.</summary>
    private static bool IsMade(string text, HashSet<string> own)
    {
        var folded = new string([.. text.Select(Fold)]);

        // Reached[place, number used] = fewest signs left over on the way; everything else is more than allowed.
        var reached = new int[text.Length + 1, 2];
        for (var i = 0; i <= text.Length; i++)
        {
            reached[i, 0] = reached[i, 1] = i == 0 ? 0 : MostLeftOver + 1;
        }

        for (var at = 0; at < text.Length; at++)
        {
            for (var number = 0; number < 2; number++)
            {
                if (reached[at, number] <= MostLeftOver)
                {
                    Step(reached, text, folded, at, number, own);
                }
            }
        }

        return Math.Min(reached[text.Length, 0], reached[text.Length, 1]) <= MostLeftOver;
    }

    private static void Step(int[,] reached, string text, string folded, int at, int number, HashSet<string> own)
    {
        var left = reached[at, number];
        void Go(int length, int then, int more) => reached[at + length, then] = Math.Min(reached[at + length, then], left + more);

        Go(1, number, 1);
        for (var walk = Keyboard.Walk(text, at); walk >= ShortestWord; walk--)
        {
            Go(walk, number, 0);
        }

        for (var length = 1; number == 0 && length <= LongestNumber && at + length <= text.Length && char.IsAsciiDigit(text[at + length - 1]); length++)
        {
            Go(length, 1, 0);
        }

        for (var length = ShortestWord; at + length <= text.Length && length <= LongestPiece; length++)
        {
            var piece = folded.Substring(at, length);
            if (Words.Contains(piece) || own.Contains(piece))
            {
                Go(length, number, 0);
            }
        }
    }

    /// <summary>One sign for all that are written for it: 0 for o, 1 and l for i, 3 for e, 4 and @ for a, 5 and $ for s, 7 for t, 8 for b, 9 for g.</summary>
    private static char Fold(char c) => c switch
    {
        '0' => 'o',
        '1' or 'l' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => c,
    };

    private static IEnumerable<string> Parts(string words) =>
        words.ToLowerInvariant().Split([' ', '.', '-', '_', '@'], StringSplitOptions.RemoveEmptyEntries).Append(words.ToLowerInvariant())
            .SelectMany(w => new[] { w, Prefixes.FirstOrDefault(p => w.StartsWith(p, StringComparison.Ordinal)) is { } prefix ? w[prefix.Length..] : w })
            .Select(w => new string([.. Bare(w, keepSigns: false).Select(Fold)])).Where(w => w.Length >= ShortestWord);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(KnownPasswords).Assembly.GetManifestResourceStream("Prongsai.Platform.known-words.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return words.Concat(words.Select(Keyboard.InLatin)).SelectMany(Parts).ToFrozenSet(StringComparer.Ordinal);
    }
}
