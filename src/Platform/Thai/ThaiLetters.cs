using System.Globalization;

namespace Prongsai.Platform.Thai;

/// <summary>What kind of Thai letter a character is.</summary>
internal static class ThaiLetters
{
    public const char Nikhahit = '\u0E4D';
    public const char SaraAa = '\u0E32';
    public const char SaraAm = '\u0E33';
    public const char SaraE = '\u0E40';
    public const char SaraAe = '\u0E41';

    public static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E5B';

    /// <summary>A letter, vowel or mark: what may stand inside a Thai word. Not digits, not ฿ ๆ ฯ.</summary>
    public static bool IsWordPart(char c) => c is >= '\u0E01' and <= '\u0E4E' and not ('\u0E2F' or '\u0E3F' or '\u0E46');

    public static bool IsConsonant(char c) => c is >= '\u0E01' and <= '\u0E2E';

    public static bool IsLeadingVowel(char c) => c is >= SaraE and <= '\u0E44';

    public static bool IsTone(char c) => c is >= '\u0E48' and <= '\u0E4B';

    /// <summary>A Thai letter that is written above or below the one before it.</summary>
    public static bool IsThaiMark(char c) => c is '\u0E31' or >= '\u0E34' and <= '\u0E3A' or >= '\u0E47' and <= '\u0E4E';

    /// <summary>Any mark that stacks on the letter before it, Thai or not.</summary>
    public static bool IsMark(char c) => IsThaiMark(c)
        || c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>Storage order inside one letter: vowel, tone, then thanthakhat and yamakkan.</summary>
    public static int MarkRank(char c) => IsTone(c) ? 1 : c is '\u0E4C' or '\u0E4E' ? 2 : IsThaiMark(c) ? 0 : 3;
}
