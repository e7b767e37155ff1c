using System.Buffers.Binary;
using Prongsai.Platform.Files;

namespace Prongsai.PublicSite.Media;

/// <summary>What the head of a photo says of it. Nothing is unpacked.</summary>
/// <param name="Width">Points, as it is to be looked at.</param>
/// <param name="Turned">It lies on its side or head in the file, and says so.</param>
internal sealed record PictureFacts(string ContentType, int Width, int Height, bool Turned)
{
    private const int MostPoints = 100_000_000;
    private const int LongestSide = 12_000;

    /// <summary>Null when it is no JPEG, PNG or still WebP, or is larger than any photo of an office.</summary>
    public static PictureFacts? Of(ReadOnlySpan<byte> file)
    {
        var found = FileSniffer.Kind(file) == FileKind.Webp ? WebP(file) : Known(file);
        return found is null || found.Width < 1 || found.Height < 1 || Math.Max(found.Width, found.Height) > LongestSide || (long)found.Width * found.Height > MostPoints ? null : found;
    }

    /// <summary>A WebP as long as it says; nothing hangs behind its end.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> webP) => webP.Length >= 12 && BinaryPrimitives.ReadUInt32LittleEndian(webP[4..]) is var said && (said + 8 == (uint)webP.Length || said + 9 == (uint)webP.Length);

    private static PictureFacts? Known(ReadOnlySpan<byte> file)
    {
        if (Picture.Read(file[..Math.Min(file.Length, Picture.HeaderBytes)]) is not { } picture)
        {
            return null;
        }

        var turn = picture.ContentType == "image/jpeg" ? Orientation(file) : 1;
        return turn >= 5 ? new(picture.ContentType, picture.Height, picture.Width, true) : new(picture.ContentType, picture.Width, picture.Height, turn != 1);
    }

    /// <summary>VP8, VP8L or VP8X (RFC 9649); a moving one is no photo.</summary>
    private static PictureFacts? WebP(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30)
        {
            return null;
        }

        var kind = file[12..16];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return (file[20] & 0x02) != 0 ? null : new("image/webp", 1 + Three(file[24..]), 1 + Three(file[27..]), false);
        }

        if (kind.SequenceEqual("VP8L"u8) && file[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            return new("image/webp", 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF), false);
        }

        return kind.SequenceEqual("VP8 "u8)
            ? new("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF, false) : null;
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    /// <summary>Tag 0x0112 of the first directory of Exif; 1 when there is none.</summary>
    private static int Orientation(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] is not (0xDA or 0xD9);)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
            {
                return 1;
            }

            var segment = file.Slice(at + 4, length - 2);
            if (file[at + 1] == 0xE1 && segment.StartsWith("Exif\0\0"u8))
            {
                return OfTiff(segment[6..]);
            }

            at += 2 + length;
        }

        return 1;
    }

    private static int OfTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 1;
        }

        var big = tiff[0] == (byte)'M';
        var first = Word(tiff, 4, big, wide: true);
        var count = first + 2 <= tiff.Length ? Word(tiff, (int)first, big, wide: false) : 0;
        for (var i = 0; i < count && i < 200; i++)
        {
            var entry = (int)first + 2 + (i * 12);
            if (entry + 12 > tiff.Length)
            {
                return 1;
            }

            if (Word(tiff, entry, big, wide: false) == 0x0112)
            {
                return Word(tiff, entry + 8, big, wide: false) is var turn and >= 1 and <= 8 ? (int)turn : 1;
            }
        }

        return 1;
    }

    /// <summary>Two or four bytes; beyond the end, a place beyond the end.</summary>
    private static uint Word(ReadOnlySpan<byte> bytes, int at, bool big, bool wide)
    {
        if (at < 0 || at + (wide ? 4 : 2) > bytes.Length)
        {
            return int.MaxValue - 16;
        }

        var from = bytes[at..];
        return (big, wide) switch
        {
            (true, true) => Math.Min(BinaryPrimitives.ReadUInt32BigEndian(from), int.MaxValue - 16),
            (false, true) => Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(from), int.MaxValue - 16),
            (true, false) => BinaryPrimitives.ReadUInt16BigEndian(from),
            _ => BinaryPrimitives.ReadUInt16LittleEndian(from),
        };
    }
}
