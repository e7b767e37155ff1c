using System.IO.Compression;

namespace Prongsai.Platform.Files;

/// <summary>An archive that was unpacked once, counted and compared with its checksums, and found harmless.</summary>
internal sealed class SafeZip
{
    private readonly byte[] zip;
    private readonly Dictionary<string, ZipItem> items;

    private SafeZip(byte[] zip, IEnumerable<ZipItem> items) =>
        (this.zip, this.items) = (zip, items.ToDictionary(i => i.Name, StringComparer.OrdinalIgnoreCase));

    public IEnumerable<string> Names => items.Keys;

    /// <param name="keepOnly">It will be kept, never read: what is embedded (a chart's workbook) may stay.</param>
    /// <returns>A refusal <c>file.zip-broken</c>, <c>file.zip-bomb</c>, <c>file.encrypted</c>, <c>file.nested</c>, <c>file.macro</c>.</returns>
    public static Outcome<SafeZip> Open(byte[] zip, bool keepOnly = false)
    {
        if (ZipDirectory.Read(zip) is not { } items)
        {
            return new Refusal("file.zip-broken");
        }

        long unpacked = 0;
        foreach (var item in items)
        {
            if (item.Encrypted)
            {
                return new Refusal("file.encrypted");
            }

            if (item.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            {
                return new Refusal("file.macro");
            }

            if (Check(zip, item, keepOnly, ref unpacked) is { } refusal)
            {
                return refusal;
            }
        }

        return new SafeZip(zip, items);
    }

    public bool Has(string name) => items.ContainsKey(name);

    /// <summary>The part, or null when it is not there.</summary>
    public Stream? OpenPart(string name) => items.TryGetValue(name, out var item) ? Unpack(zip, item) : null;

    /// <summary>The part as bytes; null when it is not there or larger than <paramref name="limit"/>.</summary>
    public byte[]? Part(string name, int limit = FileLimits.XmlPartBytes)
    {
        if (!items.TryGetValue(name, out var item) || item.Length > limit)
        {
            return null;
        }

        using var stream = Unpack(zip, item);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static Stream Unpack(byte[] zip, ZipItem item)
    {
        var packed = new MemoryStream(zip, item.Packed.Start.Value, item.PackedLength, writable: false);
        return item.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    private static Refusal? Check(byte[] zip, ZipItem item, bool keepOnly, ref long unpacked)
    {
        var buffer = new byte[32 * 1024];
        var crc = new Crc32();
        long length = 0;
        try
        {
            using var stream = Unpack(zip, item);
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                if (length == 0 && !keepOnly && FileSniffer.Kind(buffer.AsSpan(0, read)) is FileKind.Zip or FileKind.Ole)
                {
                    return new Refusal("file.nested");
                }

                length += read;
                unpacked += read;
                crc.Add(buffer.AsSpan(0, read));
                if (unpacked > FileLimits.UnpackedBytes || (unpacked > 1024 * 1024 && unpacked > (long)zip.Length * FileLimits.ZipRatio))
                {
                    return new Refusal("file.zip-bomb");
                }
            }
        }
        catch (InvalidDataException)
        {
            return new Refusal("file.zip-broken");
        }

        return length != item.Length || crc.Value != item.Crc ? new Refusal("file.zip-broken") : null;
    }
}
