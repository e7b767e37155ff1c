namespace Prongsai.Platform.Thai;

/// <summary>เลขประจำตัวประชาชน: 13 digits, the last one a check digit. Ask for it only where a law needs it; show it masked.</summary>
public static class NationalId
{
    /// <summary>Thai digits, spaces and hyphens are allowed.</summary>
    public static bool IsValid(string text) => Digits(text) is { } digits && digits[0] != '0' && CheckDigit(digits) == digits[12] - '0';

    /// <summary>"1-2345-67890-12-1"; the text itself when it has not 13 digits.</summary>
    public static string Format(string text) =>
        Digits(text) is { } d ? $"{d[0]}-{d[1..5]}-{d[5..10]}-{d[10..12]}-{d[12]}" : text;

    /// <summary>"1-xxxx-xxxxx-12-1"; only "x" when it has not 13 digits.</summary>
    public static string Mask(string text) =>
        Digits(text) is { } d ? $"{d[0]}-xxxx-xxxxx-{d[10..12]}-{d[12]}" : "x";

    /// <summary>(11 − Σ dᵢ·(13−i), i = 0…11, mod 11) mod 10.</summary>
    private static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++)
        {
            sum += (digits[i] - '0') * (13 - i);
        }

        return (11 - sum % 11) % 10;
    }

    private static string? Digits(string text)
    {
        if (text.Length > 40)
        {
            return null;
        }

        var digits = ThaiDigits.ToArabic(ThaiText.Clean(text)).Replace("-", "").Replace(" ", "");
        return digits.Length == 13 && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
