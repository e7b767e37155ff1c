using System.Buffers.Binary;
using System.Text;

namespace Prongsai.Platform.Files;

/// <param name="Packed">The packed bytes inside the archive.</param>
internal sealed record ZipItem(string Name, int Method, bool Encrypted, uint Crc, long Length, int HeaderAt, Range Packed, int PackedLength);

/// <summary>
/// The central directory of a ZIP read by ourselves, because what a hostile archive plays with (overlapping entries, two
/// directories that disagree, names that climb) is what a lenient reader hides.
/// </summary>
internal static class ZipDirectory
{
    private const int EndSize = 22;
    private const int EntrySize = 46;
    private const int LocalSize = 30;

    /// <summary>Null when the archive is not one that an office program writes.</summary>
    public static IReadOnlyList<ZipItem>? Read(byte[] zip)
    {
        var end = FindEnd(zip);
        if (end < 0)
        {
            return null;
        }

        var span = zip.AsSpan();
        var count = BinaryPrimitives.ReadUInt16LittleEndian(span[(end + 10)..]);
        var at = BinaryPrimitives.ReadUInt32LittleEndian(span[(end + 16)..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(span[(end + 12)..]);
        if (count > FileLimits.ZipEntries || at + (long)size > end)
        {
            return null;
        }

        var items = new List<ZipItem>();
        var position = (int)at;
        for (var i = 0; i < count; i++)
        {
            if (Entry(zip, ref position, (int)at) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return Sound(items) ? items : null;
    }

    private static int FindEnd(byte[] zip)
    {
        for (var i = zip.Length - EndSize; i >= 0 && i >= zip.Length - EndSize - ushort.MaxValue; i--)
        {
            if (zip.AsSpan(i).StartsWith("PK\u0005\u0006"u8))
            {
                return i;
            }
        }

        return -1;
    }

    private static ZipItem? Entry(byte[] zip, ref int at, int directory)
    {
        var span = zip.AsSpan();
        if (at + EntrySize > zip.Length || !span[at..].StartsWith("PK\u0001\u0002"u8))
        {
            return null;
        }

        var flags = BinaryPrimitives.ReadUInt16LittleEndian(span[(at + 8)..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(span[(at + 10)..]);
        var crc = BinaryPrimitives.ReadUInt32LittleEndian(span[(at + 16)..]);
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(span[(at + 20)..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(span[(at + 24)..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(span[(at + 28)..]);
        int extra = BinaryPrimitives.ReadUInt16LittleEndian(span[(at + 30)..]);
        int comment = BinaryPrimitives.ReadUInt16LittleEndian(span[(at + 32)..]);
        var header = BinaryPrimitives.ReadUInt32LittleEndian(span[(at + 42)..]);
        if (at + EntrySize + nameLength > zip.Length || header + (long)LocalSize > directory || !span[(int)header..].StartsWith("PK\u0003\u0004"u8))
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(span.Slice(at + EntrySize, nameLength));
        var start = header + (long)LocalSize + BinaryPrimitives.ReadUInt16LittleEndian(span[((int)header + 26)..])
            + BinaryPrimitives.ReadUInt16LittleEndian(span[((int)header + 28)..]);
        if (start + packed > directory)
        {
            return null;
        }

        at += EntrySize + nameLength + extra + comment;
        return new(name, method, (flags & 1) != 0, crc, length, (int)header, (int)start..(int)(start + packed), (int)packed);
    }

    private static bool Sound(List<ZipItem> items)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var end = 0;
        foreach (var item in items.OrderBy(i => i.HeaderAt))
        {
            if (item.HeaderAt < end || !names.Add(item.Name) || !Harmless(item.Name) || item.Method is not (0 or 8))
            {
                return false;
            }

            end = item.Packed.End.Value;
        }

        return items.Count > 0;
    }

    private static bool Harmless(string name) =>
        name.Length is > 0 and <= 255
        && !name.StartsWith('/') && !name.Contains('\\') && !name.Contains(':') && !name.Contains('\0')
        && !name.Split('/').Contains("..");
}
