using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Search;

/// <summary>Which letters are one for a search, and the hash of what is left of them.</summary>
internal static class Letters
{
    private const ulong Seed = 14695981039346656037, Prime = 1099511628211;

    /// <summary>A letter, vowel or mark; not digits, not ฿ ๆ ฯ.</summary>
    public static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E4E' and not ('\u0E2F' or '\u0E3F' or '\u0E46');

    public static bool IsConsonant(char c) => c is >= '\u0E01' and <= '\u0E2E';

    public static bool IsLeadingVowel(char c) => c is >= '\u0E40' and <= '\u0E44';

    public static bool IsThaiMark(char c) => c is '\u0E31' or >= '\u0E34' and <= '\u0E3A' or >= '\u0E47' and <= '\u0E4E';

    public static ulong Of(ReadOnlySpan<char> letters) => Both(letters).Exact;

    /// <summary>FNV-1a over the folded letters; the second without what is often typed wrong or left out.</summary>
    public static (ulong Exact, ulong Loose) Both(ReadOnlySpan<char> letters)
    {
        var (exact, loose) = (Seed, Seed);
        foreach (var letter in letters)
        {
            var c = Fold(letter);
            exact = (exact ^ c) * Prime;
            loose = c is >= '\u0E47' and <= '\u0E4C' or '\u0E3A' or '\u0E4E' ? loose : (loose ^ c) * Prime;
        }

        return (exact, loose);
    }

    private static char Fold(char c) => c switch
    {
        >= '\u0E50' and <= '\u0E59' => (char)(c - '\u0E50' + '0'),
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - '\uFF01' + '!')),
        '\u0130' or '\u0131' => 'i', // Turkish dotted and dotless i
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Value of a digit, Thai or Arabic.</summary>
    public static int Digit(char c) => ThaiDigits.IsDigit(c) ? c >= '\u0E50' ? c - '\u0E50' : c - '0' : -1;
}
