using System.Buffers.Binary;
using System.IO.Compression;

namespace Prongsai.Platform.Files;

/// <summary>
/// A picture without anything but the picture: what a camera or a program wrote beside it (place, owner, device, thumbnail) and what was hung on
/// behind its end is gone. Nothing is drawn anew: the points are those that came.
/// </summary>
public static class BarePicture
{
    private const int ChunkFrame = 12;

    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null when it is neither a whole PNG (checksums right, as many points as it says) nor a whole JPEG.</summary>
    public static byte[]? Of(ReadOnlySpan<byte> file) => file.StartsWith(PngStart) ? Png(file) : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? Jpeg(file) : null;

    private static byte[]? Png(ReadOnlySpan<byte> file)
    {
        using MemoryStream kept = new(), points = new();
        kept.Write(PngStart);
        for (var at = PngStart.Length; file.Length - at >= ChunkFrame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - ChunkFrame)
            {
                return null;
            }

            var chunk = file.Slice(at, ChunkFrame + (int)length);
            var kind = chunk[4..8];
            var sum = new Crc32();
            sum.Add(chunk[4..^4]);
            var first = kept.Length == PngStart.Length;
            if (sum.Value != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) || first != kind.SequenceEqual("IHDR"u8))
            {
                return null;
            }

            if (kind.SequenceEqual("IDAT"u8))
            {
                points.Write(chunk[8..^4]);
            }

            var end = kind.SequenceEqual("IEND"u8);
            if (first || end || kind.SequenceEqual("IDAT"u8) || kind.SequenceEqual("PLTE"u8) || kind.SequenceEqual("tRNS"u8))
            {
                kept.Write(chunk);
            }
            else if (char.IsAsciiLetterUpper((char)kind[0]))
            {
                return null; // no picture without it, and unknown
            }

            if (end)
            {
                var bare = kept.ToArray();
                return IsWhole(bare.AsSpan(PngStart.Length + 8), points) ? bare : null;
            }

            at += chunk.Length;
        }

        return null;
    }

    /// <summary>Unpacks to count, and no further than the size that the header says.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> header, MemoryStream points)
    {
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        var samples = header[9] switch { 0 or 3 => 1, 4 => 2, 2 => 3, 6 => 4, _ => 0 };
        if (samples == 0 || header[8] is not (1 or 2 or 4 or 8 or 16) || header[12] != 0 || width * height is 0 or > Picture.MostPoints)
        {
            return false;
        }

        var expected = height * (1 + ((width * samples * header[8]) + 7) / 8);
        points.Position = 0;
        try
        {
            using var unpacked = new ZLibStream(points, CompressionMode.Decompress, leaveOpen: true);
            var buffer = new byte[64 * 1024];
            long seen = 0;
            int read;
            while (seen <= expected && (read = unpacked.Read(buffer)) > 0)
            {
                seen += read;
            }

            return seen == expected;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream();
        kept.Write(file[..2]);
        var scans = 0;
        for (var at = 2; at + 1 < file.Length;)
        {
            var kind = file[at + 1];
            if (file[at] != 0xFF)
            {
                return null;
            }

            if (kind == 0xFF)
            {
                at++; // a filler byte
                continue;
            }

            if (kind == 0xD9)
            {
                kept.Write(file.Slice(at, 2));
                return scans > 0 ? kept.ToArray() : null;
            }

            if (at + 4 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]) is var length && (length < 2 || at + 2 + length > file.Length))
            {
                return null;
            }

            var segment = file.Slice(at, 2 + length);
            at += segment.Length;
            switch (kind)
            {
                // Tables, the frame (Huffman only), the start of a scan, and Adobe's word on the colours.
                case 0xDB or 0xC4 or 0xDD or 0xC0 or 0xC1 or 0xC2:
                case 0xEE when segment.Length == 16 && segment[4..9].SequenceEqual("Adobe"u8):
                    kept.Write(segment);
                    break;
                case 0xDA:
                    kept.Write(segment);
                    var until = EndOfScan(file, at);
                    kept.Write(file[at..until]);
                    (at, scans) = (until, scans + 1);
                    break;
                case (>= 0xE0 and <= 0xEF) or 0xFE:
                    break; // what programs and cameras write
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The next marker that is neither a stuffed byte nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int from)
    {
        var at = from;
        while (at + 1 < file.Length && !(file[at] == 0xFF && file[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return at + 1 < file.Length ? at : file.Length;
    }
}
