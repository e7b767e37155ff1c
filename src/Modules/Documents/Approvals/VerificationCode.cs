using System.Security.Cryptography;

namespace Prongsai.Documents.Approvals;

/// <summary>
/// The code in a paper's QR: 26 letters and digits, 130 random bits, without letters that are taken for one another (Crockford's base 32, small letters).
/// It leads to what the office vouches for and nothing else.
/// </summary>
internal static class VerificationCode
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;

    /// <summary>Of a sheet to be signed: 80 bits, which no one types and which opens nothing, so that its QR keeps to 21 large modules.</summary>
    private const int SheetLength = 16;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    public static string NewSheet() => RandomNumberGenerator.GetString(Alphabet, SheetLength);

    /// <summary>As typed from paper: capitals, spaces, hyphens, o for 0 and l or i for 1 are all understood; null when it cannot be a code.</summary>
    public static string? Read(string typed) => Read(typed, Length);

    public static string? ReadSheet(string read) => Read(read, SheetLength);

    private static string? Read(string typed, int length)
    {
        var code = new string([.. typed.ToLowerInvariant().Where(c => c is not (' ' or '-')).Select(c => c switch { 'o' => '0', 'l' or 'i' => '1', _ => c })]);
        return code.Length == length && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? code : null;
    }
}
