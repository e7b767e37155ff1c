using System.Buffers.Binary;
using System.IO.Compression;

namespace Prongsai.PublicSite.News;

/// <summary>A drawn landscape that stands for a photo of the demo: no place and no person of the world is in it.</summary>
internal static class DemoPicture
{
    private const int Width = 720;
    private const int Height = 480;

    /// <param name="scene">Moves sun, hills and houses: each number another picture.</param>
    public static byte[] Png(int scene)
    {
        using var points = new MemoryStream();
        using (var packed = new ZLibStream(points, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (Width * 3)];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    var (r, g, b) = Colour(x, y, scene);
                    (row[1 + (x * 3)], row[2 + (x * 3)], row[3 + (x * 3)]) = (r, g, b);
                }

                packed.Write(row);
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR"u8, head);
        Chunk(file, "IDAT"u8, points.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static (byte R, byte G, byte B) Colour(int x, int y, int scene)
    {
        var hill = 260 + (int)(40 * Math.Sin((x + (scene * 90)) / 120.0));
        var (sunX, sunY) = (120 + (scene * 97 % 480), 90);
        var house = (x + (scene * 53)) % 240;
        return ((x - sunX) * (x - sunX)) + ((y - sunY) * (y - sunY)) < 1600 ? ((byte)255, (byte)214, (byte)90)
            : y > hill + 60 && Math.Abs(x - 360) < 20 + ((y - hill - 60) / 2) ? ((byte)120, (byte)120, (byte)126)
            : house < 70 && y > hill - 10 && y < hill + 50 ? ((byte)(190 + (scene * 7 % 50)), (byte)120, (byte)90)
            : y > hill ? ((byte)(70 + (scene * 11 % 40)), (byte)(150 - ((y - hill) / 4)), (byte)80)
            : ((byte)(150 + (y / 5)), (byte)(200 + (y / 10)), (byte)240);
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Sum([.. kind, .. content]));
        file.Write(number);
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320u;
            }
        }

        return ~sum;
    }
}
