using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Prongsai.Documents.Printing;

/// <summary>
/// What each glyph of the papers' font stands for, made together with the font (tools/fonts). Glyph numbers are the same
/// in Regular and Bold; the font script stops when they are not.
/// </summary>
internal static class GlyphTable
{
    private static readonly string?[] Letters = Load();

    /// <summary>The map as a deflated ToUnicode stream.</summary>
    public static byte[] ToUnicode { get; } = Deflate(CMap());

    /// <returns>Null for a glyph the font does not have.</returns>
    public static string? Of(int glyph) => Letters[glyph];

    /// <summary>Marks above and below take no room of their own.</summary>
    public static bool IsMark(string letters) =>
        letters.Length == 1 && letters[0] is 'ั' or (>= 'ิ' and <= 'ฺ') or (>= '็' and <= '๎');

    public static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    private static string?[] Load()
    {
        var letters = new string?[65536];
        foreach (var (glyph, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(Embedded.Bytes("glyphs.json"))!)
        {
            letters[int.Parse(glyph, CultureInfo.InvariantCulture)] = text;
        }

        return letters;
    }

    private static byte[] CMap()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var group in Enumerable.Range(0, Letters.Length).Where(glyph => Letters[glyph] is not null).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{group.Length} beginbfchar\n");
            foreach (var glyph in group)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <");
                foreach (var letter in Letters[glyph]!)
                {
                    map.Append(CultureInfo.InvariantCulture, $"{(int)letter:X4}");
                }

                map.Append(">\n");
            }

            map.Append("endbfchar\n");
        }

        return Encoding.Latin1.GetBytes(map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString());
    }
}
