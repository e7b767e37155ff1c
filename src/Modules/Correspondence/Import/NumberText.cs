using System.Globalization;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>Finds the running number in a number as offices write it.</summary>
internal static class NumberText
{
    /// <summary>"สม 99901/ว ๑๒" is 12, "๑๕๒/๒๕๖๙" and "ครั้งที่ 152/2569" are 152, "7" is 7. Null: no number can be told.</summary>
    public static int? Running(string text, bool afterSlash)
    {
        var plain = ThaiDigits.ToArabic(text).Trim();
        var slash = plain.LastIndexOf('/');
        var part = slash < 0 ? plain : afterSlash ? plain[(slash + 1)..] : plain[..slash];
        var digits = new string([.. part.Reverse().SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Reverse()]);
        return digits.Length is > 0 and <= 6 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var running) && running > 0 ? running : null;
    }

    /// <summary>Circulars have a ว before their number.</summary>
    public static bool IsCircular(string text)
    {
        var slash = text.LastIndexOf('/');
        return slash >= 0 && text[(slash + 1)..].TrimStart().StartsWith('ว');
    }
}
