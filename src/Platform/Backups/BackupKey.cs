using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Platform.Thai;

namespace Prongsai.Platform.Backups;

/// <summary>
/// The 256 bits that open the backups of an installation. On paper they are eight numbered lines of eight letters (Base32 of Crockford: no I, L, O, U),
/// each with eight bits of check over its number and its letters: a slip of the pen is found and named by its line.
/// </summary>
public sealed class BackupKey
{
    internal const int Length = 32;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Lines = 8;
    private const int PerLine = 8;

    private readonly byte[] _bytes;

    internal BackupKey(byte[] bytes) => _bytes = bytes;

    /// <summary>Tells keys apart and says nothing of them: 16 hex letters.</summary>
    public string Id => Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, 8, [], "prongsai backup: id of the key"u8.ToArray()));

    /// <summary>For the safe: "1) 7ZK4-M0QX", eight of them.</summary>
    public IReadOnlyList<string> Paper => [.. Enumerable.Range(0, Lines).Select(Line)];

    internal ReadOnlySpan<byte> Bytes => _bytes;

    internal static BackupKey Make() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Reads what a person typed or pasted: any case, O for 0, I and L for 1, Thai digits, with or without numbers of lines, dashes and blanks.</summary>
    /// <returns>Refusal "backup.key-letter" ({0} = the letter), "backup.key-length" ({0} = letters found) or "backup.key-line" ({0} = number of the line).</returns>
    public static Outcome<BackupKey> Read(string text)
    {
        var letters = new StringBuilder(Lines * PerLine);
        foreach (var letter in ThaiDigits.ToArabic(text.Length > 1_000 ? text[..1_000] : text).ToUpperInvariant())
        {
            if (letter is ')' or '.' && letters.Length > 0)
            {
                letters.Length--;
            }
            else if (Letters.Contains(Plain(letter), StringComparison.Ordinal))
            {
                letters.Append(Plain(letter));
            }
            else if (!char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.DashPunctuation)
            {
                return new Refusal("backup.key-letter", "", letter.ToString());
            }
        }

        return letters.Length == Lines * PerLine ? Decode(letters.ToString()) : new Refusal("backup.key-length", "", letters.Length);
    }

    /// <summary>The key of one file: no two files share a key, and a header that was changed gives another.</summary>
    internal byte[] OfFile(byte[] salt, byte[] headerHash) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, Length, salt, [.. "prongsai backup: chunks"u8, .. headerHash]);

    private static Outcome<BackupKey> Decode(string letters)
    {
        var bytes = new byte[Length];
        for (var line = 0; line < Lines; line++)
        {
            var bits = letters.Substring(line * PerLine, PerLine).Aggregate(0L, (sum, letter) => (sum << 5) | (long)Letters.IndexOf(letter, StringComparison.Ordinal));
            for (var i = 0; i < 4; i++)
            {
                bytes[(line * 4) + i] = (byte)(bits >> (32 - (8 * i)));
            }

            if ((byte)bits != Check(line, bytes.AsSpan(line * 4, 4)))
            {
                return new Refusal("backup.key-line", "", line + 1);
            }
        }

        return new BackupKey(bytes);
    }

    private string Line(int line)
    {
        var part = _bytes.AsSpan(line * 4, 4);
        long bits = 0;
        foreach (var one in part)
        {
            bits = (bits << 8) | one;
        }

        bits = (bits << 8) | Check(line, part);
        var letters = string.Concat(Enumerable.Range(0, PerLine).Select(i => Letters[(int)(bits >> (35 - (5 * i))) & 31]));
        return string.Create(CultureInfo.InvariantCulture, $"{line + 1}) {letters[..4]}-{letters[4..]}");
    }

    // CRC-8 (polynomial 0x07): finds every wrong letter of a line and every two that changed places beside each other.
    private static byte Check(int line, ReadOnlySpan<byte> part)
    {
        var crc = (byte)(0xA5 ^ (line + 1));
        foreach (var one in part)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (byte)((crc & 0x80) != 0 ? (crc << 1) ^ 0x07 : crc << 1);
            }
        }

        return crc;
    }

    private static char Plain(char letter) => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter };
}
