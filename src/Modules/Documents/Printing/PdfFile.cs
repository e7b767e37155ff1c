using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Prongsai.Documents.Printing;

/// <summary>
/// A PDF with a classic cross-reference table, as Chromium writes it: its objects, and the same file with some streams replaced.
/// Anything else is a surprise and throws <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class PdfFile
{
    private static readonly Regex LengthEntry = new(@"/Length ([0-9]+)(?: ([0-9]+) R)?", RegexOptions.NonBacktracking);

    private readonly byte[] bytes;
    private readonly int tableAt;
    private readonly string trailer;
    private readonly List<PdfObject> objects;

    private PdfFile(byte[] bytes, int tableAt, string trailer, List<PdfObject> objects) =>
        (this.bytes, this.tableAt, this.trailer, this.objects) = (bytes, tableAt, trailer, objects);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<PdfObject> Objects => objects;

    public static PdfFile Read(byte[] bytes)
    {
        var marker = bytes.AsSpan().LastIndexOf("startxref"u8);
        var at = marker < 0 ? -1 : Number(Encoding.Latin1.GetString(bytes, marker + 9, Math.Min(20, bytes.Length - marker - 9)).Trim().Split('\n')[0]);
        if (at < 0 || at >= marker)
        {
            throw new InvalidDataException("no cross-reference table");
        }

        var tableAt = at;
        if (Line(bytes, ref at) != "xref")
        {
            throw new InvalidDataException("cross-reference stream");
        }

        var offsets = new SortedDictionary<int, int>();
        for (var line = Line(bytes, ref at); line != "trailer"; line = Line(bytes, ref at))
        {
            var head = line.Split(' ');
            var (first, count) = (Number(head[0]), Number(head[^1]));
            for (var i = 0; i < count; i++)
            {
                var entry = Line(bytes, ref at);
                if (entry.Length >= 18 && entry[17] == 'n')
                {
                    offsets[first + i] = Number(entry[..10]);
                }
            }
        }

        var trailer = Encoding.Latin1.GetString(bytes, at, marker - at).Trim();
        return new PdfFile(bytes, tableAt, trailer, Cut(bytes, offsets, tableAt));
    }

    /// <summary>The content of a Flate stream.</summary>
    public byte[] Inflate(PdfObject stream)
    {
        if (stream.StreamLength <= 0 || !stream.Text.Contains("/FlateDecode", StringComparison.Ordinal))
        {
            throw new InvalidDataException("a stream that is not Flate");
        }

        using var zlib = new ZLibStream(new MemoryStream(bytes, stream.StreamAt, stream.StreamLength), CompressionMode.Decompress);
        using var content = new MemoryStream(stream.StreamLength * 6);
        zlib.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>The file with some streams replaced by others (deflated) and a new cross-reference table.</summary>
    public byte[] With(IReadOnlyDictionary<int, byte[]> streams)
    {
        using var file = new MemoryStream(bytes.Length);
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));

        file.Write(bytes, 0, objects[0].At);
        var offsets = new Dictionary<int, long>();
        foreach (var item in objects)
        {
            offsets[item.Number] = file.Position;
            if (streams.TryGetValue(item.Number, out var packed))
            {
                Write(string.Create(CultureInfo.InvariantCulture, $"{item.Number} 0 obj\n<</Filter /FlateDecode /Length {packed.Length}>> stream\n"));
                file.Write(packed);
                Write("\nendstream\nendobj\n");
            }
            else
            {
                file.Write(bytes, item.At, item.End - item.At);
            }
        }

        var at = file.Position;
        var size = objects.Max(o => o.Number) + 1;
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {size}\n");
        for (var number = 0; number < size; number++)
        {
            table.Append(offsets.TryGetValue(number, out var offset)
                ? string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n")
                : "0000000000 65535 f \n");
        }

        table.Append(CultureInfo.InvariantCulture, $"trailer\n{trailer}\nstartxref\n{at}\n%%EOF\n");
        Write(table.ToString());
        return file.ToArray();
    }

    private static List<PdfObject> Cut(byte[] bytes, SortedDictionary<int, int> offsets, int tableAt)
    {
        var sorted = offsets.OrderBy(pair => pair.Value).ToList();
        var objects = new List<PdfObject>(sorted.Count);
        for (var i = 0; i < sorted.Count; i++)
        {
            var (number, at) = sorted[i];
            var end = i + 1 < sorted.Count ? sorted[i + 1].Value : tableAt;
            var whole = bytes.AsSpan(at, end - at);
            var stream = whole.IndexOf(" stream\n"u8);
            var skip = 8;
            if (stream < 0)
            {
                (stream, skip) = (whole.IndexOf("\nstream\n"u8), 8);
            }

            if (stream < 0)
            {
                objects.Add(new PdfObject(number, at, end, Encoding.Latin1.GetString(whole), 0, 0));
                continue;
            }

            var dictionary = Encoding.Latin1.GetString(whole[..stream]);
            var from = stream + skip;
            var entry = LengthEntry.Match(dictionary);
            var length = entry.Success && !entry.Groups[2].Success ? Number(entry.Groups[1].Value) : whole[from..].LastIndexOf("endstream"u8);
            objects.Add(length < 0 || from + length > whole.Length
                ? throw new InvalidDataException("a stream without an end")
                : new PdfObject(number, at, end, dictionary, at + from, length));
        }

        return objects;
    }

    private static string Line(byte[] bytes, ref int at)
    {
        var end = Array.IndexOf(bytes, (byte)'\n', at);
        if (end < 0)
        {
            throw new InvalidDataException("the cross-reference table ends too early");
        }

        var line = Encoding.Latin1.GetString(bytes, at, end - at).TrimEnd('\r');
        at = end + 1;
        return line.TrimEnd();
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException("not a number");
}

/// <param name="Text">The object without its stream.</param>
internal sealed record PdfObject(int Number, int At, int End, string Text, int StreamAt, int StreamLength);
