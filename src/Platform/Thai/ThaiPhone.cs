namespace Prongsai.Platform.Thai;

public enum PhoneKind
{
    /// <summary>Nine digits: "0 5377 1222".</summary>
    Landline,

    /// <summary>Ten digits: "081 234 5678".</summary>
    Mobile,

    /// <summary>Four digits beginning with 1: "1567".</summary>
    ShortCode,
}

/// <summary>What a telephone number was understood as. Keep what the person typed; this is for dialling and for showing.</summary>
/// <param name="Digits">Digits to dial inside the country, e.g. "053771222"; empty when not understood.</param>
/// <param name="Display">Grouped, with "ต่อ 12" when there is an extension; the text itself when not understood.</param>
/// <param name="Problem">Thai sentence with the cure; null when understood.</param>
public sealed record PhoneReading(PhoneKind? Kind, string Digits, string? Extension, string Display, string? Problem);

/// <summary>Thai telephone numbers: landline, mobile, short codes, extensions; spaces, hyphens, dots, brackets, Thai digits and +66 are taken.</summary>
public static class ThaiPhone
{
    private const string Cure = "หมายเลขโทรศัพท์ไม่ครบหรือเกิน โปรดใส่ 9 หลัก (เช่น 0 5377 1222) หรือ 10 หลัก (เช่น 081 234 5678) ต่อท้ายด้วย ต่อ 12 ได้";

    public static PhoneReading Read(string text)
    {
        if (text.Length > 60 || text.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            return Unread(text.Length > 60 ? text[..60] : text);
        }

        var clean = ThaiDigits.ToArabic(ThaiText.Clean(text));
        var (main, extension) = SplitExtension(clean);
        var digits = Digits(main);
        if (digits is not null && digits.StartsWith("+66", StringComparison.Ordinal))
        {
            digits = "0" + digits[3..].TrimStart('0');
        }

        if (extension is not null && (extension.Length is 0 or > 6 || !extension.All(char.IsAsciiDigit)))
        {
            return Unread(clean);
        }

        var tail = extension is null ? "" : $" ต่อ {extension}";
        return digits switch
        {
            { Length: 10 } and ['0', '6' or '8' or '9', ..] => new(PhoneKind.Mobile, digits, extension, $"{digits[..3]} {digits[3..6]} {digits[6..]}{tail}", null),
            { Length: 9 } and ['0', >= '2' and <= '7', ..] => new(PhoneKind.Landline, digits, extension, $"0 {digits[1..5]} {digits[5..]}{tail}", null),
            { Length: 4 } and ['1', ..] => new(PhoneKind.ShortCode, digits, extension, digits + tail, null),
            _ => Unread(clean),
        };
    }

    private static PhoneReading Unread(string text) => new(null, "", null, text, Cure);

    private static (string Main, string? Extension) SplitExtension(string text)
    {
        foreach (var mark in (ReadOnlySpan<string>)["ต่อ", "ext.", "ext", "#"])
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
            {
                return (text[..at], text[(at + mark.Length)..].Trim(' ', '.'));
            }
        }

        return (text, null);
    }

    /// <summary>Null when something stands there that is not part of a number.</summary>
    private static string? Digits(string text)
    {
        var digits = new List<char>(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) || c == '+' && digits.Count == 0)
            {
                digits.Add(c);
            }
            else if (c is not (' ' or '-' or '–' or '.' or '(' or ')'))
            {
                return null;
            }
        }

        return new string(digits.ToArray());
    }
}
