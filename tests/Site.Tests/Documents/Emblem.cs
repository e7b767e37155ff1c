using System.Buffers.Binary;
using System.IO.Compression;
using Prongsai.Documents.Papers;

namespace Prongsai.Site.Tests.Documents;

/// <summary>A black rectangle where an office has its emblem: edges that can be measured.</summary>
internal static class Emblem
{
    private const int Width = 90;
    private const int Height = 100;

    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++)
        {
            c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1);
        }

        return c;
    })];

    public static Picture Black { get; } = new("image/png", Png());

    private static byte[] Png()
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        head[8] = 8;
        Chunk(file, "IHDR"u8, head);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(new byte[(Width + 1) * Height]);
        }

        Chunk(file, "IDAT"u8, pixels.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        var sum = 0xFFFFFFFF;
        foreach (var b in (byte[])[.. name, .. content])
        {
            sum = Crc[(sum ^ b) & 0xFF] ^ (sum >> 8);
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, sum ^ 0xFFFFFFFF);
        file.Write(number);
    }
}
