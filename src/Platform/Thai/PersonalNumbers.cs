using System.Text.RegularExpressions;

namespace Prongsai.Platform.Thai;

/// <summary>
/// Numbers that belong to a person (personal data protection act 2562, section 6): identity cards with a right check digit, mobile telephones that are
/// not the office's, bank accounts. Asked before anything is shown to the public.
/// </summary>
public static partial class PersonalNumbers
{
    /// <returns>Kind "id", "account" or "phone", and the number with its middle hidden.</returns>
    /// <param name="ownPhones">Digits of the office's own numbers.</param>
    public static IEnumerable<(string Kind, string Masked)> In(string text, IReadOnlySet<string> ownPhones)
    {
        var arabic = ThaiDigits.ToArabic(text);
        foreach (Match match in Run().Matches(arabic))
        {
            var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            var before = arabic[Math.Max(0, match.Index - 40)..match.Index];
            if (digits.Length == 13 && NationalId.IsValid(digits))
            {
                yield return ("id", NationalId.Mask(digits));
            }
            else if (digits.Length is >= 10 and <= 12 && before.Contains("บัญชี", StringComparison.Ordinal))
            {
                yield return ("account", Masked(digits));
            }
            else if (digits.Length == 10 && ThaiPhone.Read(digits) is { Kind: PhoneKind.Mobile } && !ownPhones.Contains(digits))
            {
                yield return ("phone", Masked(digits));
            }
        }
    }

    /// <summary>The first two and the last two digits: enough to find it in the text, too little to use.</summary>
    private static string Masked(string digits) => digits[..2] + new string('x', digits.Length - 4) + digits[^2..];

    /// <summary>Ten to thirteen digits, with single spaces, hyphens or dashes between them (also those that Word puts there), and no digit before or after.</summary>
    [GeneratedRegex(@"(?<![0-9/.,-])[0-9](?:[ \u00A0\u2010-\u2015-]?[0-9]){9,12}(?![0-9/,]|[-.][0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Run();
}
