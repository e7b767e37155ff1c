using System.Security.Cryptography;
using System.Text;
using Prongsai.Platform.Thai;

namespace Prongsai.Platform;

/// <summary>
/// A code that is carried on paper: 28 letters of 5 bits (140 random bits, beyond ASVS 6.5.2's 112), so that a plain hash keeps it and nobody
/// guesses it. Without letters that look alike.
/// </summary>
internal static class PaperCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 28;
    private const int Group = 4;
    private const int Longest = 200;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As it is printed: seven groups of four.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(c => new string(c)));

    /// <summary>What a person typed, in whatever case, with Thai digits, O for 0 and l for 1, with or without its hyphens.</summary>
    /// <returns>Null when it cannot be a code.</returns>
    public static string? Read(string typed)
    {
        if (typed.Length > Longest)
        {
            return null;
        }

        var code = new StringBuilder(Length);
        foreach (var sign in ThaiDigits.ToArabic(typed))
        {
            if (sign is '-' or '–' || char.IsWhiteSpace(sign))
            {
                continue;
            }

            var letter = sign switch { 'o' or 'O' => '0', 'i' or 'I' or 'l' or 'L' => '1', _ => char.ToUpperInvariant(sign) };
            if (!Letters.Contains(letter, StringComparison.Ordinal) || code.Length == Length)
            {
                return null;
            }

            code.Append(letter);
        }

        return code.Length == Length ? code.ToString() : null;
    }

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
