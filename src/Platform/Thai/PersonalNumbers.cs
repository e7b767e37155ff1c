using System.Text;
using System.Text.RegularExpressions;

namespace Prongsai.Platform.Thai;

/// <summary>
/// Numbers that belong to a person (personal data protection act 2562, section 6), however they are spelt: Thai or full-width digits, groups parted by
/// spaces of any width, hyphens of any length, or characters that cannot be seen.
/// </summary>
public static partial class PersonalNumbers
{
    private const int IdLength = 13;
    private const int MostOfARun = 400;

    private static readonly int[] IdGroups = [1, 4, 5, 2, 1];

    /// <param name="ownPhones">Digits of the office's own numbers.</param>
    /// <returns>Kind: "id" (identity card with a right check digit), "account" (where the words before say so), "phone" (a mobile one that is not the office's).
    /// Masked: enough to find it in the text, too little to use.</returns>
    public static IEnumerable<(string Kind, string Masked)> In(string text, IReadOnlySet<string> ownPhones)
    {
        var plain = Plain(text);
        foreach (Match run in Run().Matches(plain))
        {
            var groups = run.Value.Length > MostOfARun ? [] : Group().Matches(run.Value).Select(m => m.Value).ToList();
            var after = plain.AsSpan(run.Index + run.Length);
            var fraction = (run.Index > 1 && plain[run.Index - 1] == '.' && char.IsAsciiDigit(plain[run.Index - 2])) || (after.Length > 1 && after[0] == '.' && char.IsAsciiDigit(after[1]));
            for (var first = 0; first < groups.Count;)
            {
                if (!(fraction && groups.Count == 1) && IdAt(groups, first) is { } id)
                {
                    yield return ("id", NationalId.Mask(id.Digits));
                    first += id.Groups;
                    continue;
                }

                if (Other(plain, run.Index, groups, first, ownPhones) is { } other)
                {
                    yield return (other.Kind, other.Masked);
                    first += other.Groups;
                    continue;
                }

                first++;
            }
        }
    }

    /// <summary>Thirteen digits in one, in the groups that the card prints, one by one, or all that the run has.</summary>
    private static (string Digits, int Groups)? IdAt(List<string> groups, int first)
    {
        var (digits, count) = ("", 0);
        while (digits.Length < IdLength && first + count < groups.Count)
        {
            digits += groups[first + count++];
        }

        if (digits.Length != IdLength || !NationalId.IsValid(digits))
        {
            return null;
        }

        var taken = groups.GetRange(first, count);
        var shaped = count == 1 || taken.Select(g => g.Length).SequenceEqual(IdGroups) || (count == IdLength && first + count == groups.Count) || count == groups.Count;
        return shaped ? (digits, count) : null;
    }

    private static (string Kind, string Masked, int Groups)? Other(string text, int at, List<string> groups, int first, IReadOnlySet<string> ownPhones)
    {
        var (digits, count) = ("", 0);
        while (digits.Length < 10 && first + count < groups.Count)
        {
            digits += groups[first + count++];
        }

        var before = text[Math.Max(0, at - 40)..at];
        return digits.Length is >= 10 and <= 12 && before.Contains("บัญชี", StringComparison.Ordinal) ? ("account", Masked(digits), count)
            : digits.Length == 10 && ThaiPhone.Read(digits) is { Kind: PhoneKind.Mobile } && !ownPhones.Contains(digits) ? ("phone", Masked(digits), count)
            : null;
    }

    private static string Masked(string digits) => digits[..2] + new string('x', digits.Length - 4) + digits[^2..];

    /// <summary>Digits in one script, what cannot be seen gone, every space and every hyphen as one.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case >= '\u0E50' and <= '\u0E59':
                    plain.Append((char)(c - '\u0E50' + '0'));
                    break;
                case >= '\uFF10' and <= '\uFF19':
                    plain.Append((char)(c - '\uFF10' + '0'));
                    break;
                case '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000':
                    plain.Append(' ');
                    break;
                case (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D' or '\u00AD' or '\u2043':
                    plain.Append('-');
                    break;
                case (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF':
                    break;
                default:
                    plain.Append(c);
                    break;
            }
        }

        return plain.ToString();
    }

    /// <summary>Groups of digits with a hyphen, a space, or a hyphen between spaces in between.</summary>
    [GeneratedRegex("[0-9]+(?:(?: ?- ?| {1,2})[0-9]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Run();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Group();
}
