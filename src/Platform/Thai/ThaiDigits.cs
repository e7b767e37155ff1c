using System.Globalization;

namespace Prongsai.Platform.Thai;

/// <summary>Thai digits ๐–๙ and Arabic digits 0–9. Everything else in the text is left as it is.</summary>
public static class ThaiDigits
{
    private const char Zero = '\u0E50';

    public static string ToThai(string text) => Map(text, '0', Zero);

    public static string ToArabic(string text) => Map(text, Zero, '0');

    /// <summary>A number in Thai digits, without grouping: 2569 is "๒๕๖๙".</summary>
    public static string Thai(int number) => ToThai(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>True for 0–9 and ๐–๙ only; <see cref="char.IsDigit(char)"/> would take the digits of every script.</summary>
    public static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= Zero and <= '\u0E59';

    private static string Map(string text, char from, char to)
    {
        if (text.AsSpan().IndexOfAnyInRange(from, (char)(from + 9)) < 0)
        {
            return text;
        }

        return string.Create(text.Length, (text, from, to), static (target, s) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                var digit = s.text[i] - s.from;
                target[i] = digit is >= 0 and <= 9 ? (char)(s.to + digit) : s.text[i];
            }
        });
    }
}
