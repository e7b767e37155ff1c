using System.Buffers.Binary;

namespace Prongsai.Platform.Files;

/// <summary>A picture known by its first bytes, whatever its name or the browser says.</summary>
public sealed record Picture(string ContentType, int Width, int Height)
{
    /// <summary>Enough for the header of any PNG and for the tables before the size in a JPEG with a camera's data.</summary>
    public const int HeaderBytes = 128 * 1024;

    private const uint LongestSide = 20_000;

    /// <summary>No camera of an office makes more; whoever opens it needs four bytes for each.</summary>
    internal const long MostPoints = 200_000_000;

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null when it is neither PNG nor JPEG, or its size cannot be read or is beyond every picture. Nothing is unpacked.</summary>
    public static Picture? Read(ReadOnlySpan<byte> start) => ReadPng(start) ?? ReadJpeg(start);

    private static Picture? ReadPng(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 24 || !bytes.StartsWith(PngSignature) || !bytes[12..16].SequenceEqual("IHDR"u8))
        {
            return null;
        }

        return Sized("image/png", BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
    }

    /// <summary>Walks the segments of a JPEG to the one that holds the size (SOF0…SOF15 without DHT, JPG and DAC).</summary>
    private static Picture? ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        {
            return null;
        }

        for (var at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            var kind = bytes[at + 1];
            if (kind == 0xFF)
            {
                at++; // a filler byte
                continue;
            }

            if (kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Sized("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2)
            {
                return null;
            }

            at += 2 + length;
        }

        return null;
    }

    private static Picture? Sized(string type, uint width, uint height) =>
        width is 0 or > LongestSide || height is 0 or > LongestSide || (long)width * height > MostPoints ? null : new(type, (int)width, (int)height);
}
