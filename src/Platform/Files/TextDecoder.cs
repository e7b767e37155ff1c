using System.Text;

namespace Prongsai.Platform.Files;

/// <summary>Bytes to text without a guess that cannot be seen: UTF-8 or UTF-16 by their marks, else Thai Windows, and that is said.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <returns>The text and whether it was read as windows-874; null when it is neither.</returns>
    public static (string Text, bool Thai874)? Decode(byte[] content)
    {
        try
        {
            if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            {
                return (new UnicodeEncoding(false, true, true).GetString(content.AsSpan(2)), false);
            }

            if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            {
                return (new UnicodeEncoding(true, true, true).GetString(content.AsSpan(2)), false);
            }

            var body = content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content.AsSpan(3) : content;
            return (Strict.GetString(body), false);
        }
        catch (ArgumentException)
        {
            return Thai(content) is { } text ? (text, true) : null;
        }
    }

    /// <summary>TIS-620 with the few letters that Windows added (code page 874).</summary>
    private static string? Thai(byte[] content)
    {
        var text = new StringBuilder(content.Length);
        foreach (var b in content)
        {
            char? c = b switch
            {
                < 0x80 => (char)b,
                (>= 0xA1 and <= 0xDA) or (>= 0xDF and <= 0xFB) => (char)(0x0E00 + b - 0xA0),
                0x80 => '€',
                0x85 => '…',
                0x91 => '‘',
                0x92 => '’',
                0x93 => '“',
                0x94 => '”',
                0x95 => '•',
                0x96 => '–',
                0x97 => '—',
                0xA0 => ' ',
                _ => null,
            };
            if (c is null)
            {
                return null;
            }

            text.Append(c);
        }

        return text.ToString();
    }
}
