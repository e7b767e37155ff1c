using System.Buffers;
using System.Globalization;

namespace Prongsai.Platform.Files;

/// <summary>
/// Looks through a PDF for the names of what it should not hold. Nothing is parsed: no loop in its tables and no number of pages can hold us
/// up. What hides in a packed object stream is not seen; the file is always served as a download.
/// </summary>
internal static class PdfSigns
{
    private const int LongestName = 24;
    private static readonly SearchValues<byte> NameEnd = SearchValues.Create(" \t\r\n\f\0()<>[]{}/%"u8);

    /// <summary>First letters of the names below, and of any that is escaped.</summary>
    private static readonly SearchValues<byte> Beginnings = SearchValues.Create("EJLR#"u8);

    /// <returns>file.pdf-encrypted, file.pdf-active, or null.</returns>
    public static Refusal? Problem(ReadOnlySpan<byte> pdf)
    {
        Span<byte> name = stackalloc byte[LongestName];
        for (var rest = pdf; rest.IndexOf((byte)'/') is >= 0 and var slash;)
        {
            rest = rest[(slash + 1)..];
            if (rest.Length == 0 || !Beginnings.Contains(rest[0]))
            {
                continue;
            }

            var found = name[..Unescape(rest, name)];
            if (found.SequenceEqual("Encrypt"u8))
            {
                return new Refusal("file.pdf-encrypted");
            }

            if (found.SequenceEqual("JavaScript"u8) || found.SequenceEqual("Launch"u8) || found.SequenceEqual("RichMedia"u8))
            {
                return new Refusal("file.pdf-active");
            }
        }

        return null;
    }

    /// <summary>A letter of a name may be written as #xx, which is how signs like these are usually hidden.</summary>
    private static int Unescape(ReadOnlySpan<byte> written, Span<byte> name)
    {
        var length = 0;
        for (var at = 0; at < written.Length && length < name.Length && !NameEnd.Contains(written[at]); at++)
        {
            var escaped = written[at] == (byte)'#' && at + 2 < written.Length
                && byte.TryParse(written.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
            name[length++] = escaped ? byte.Parse(written.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : written[at];
            at += escaped ? 2 : 0;
        }

        return length;
    }
}
