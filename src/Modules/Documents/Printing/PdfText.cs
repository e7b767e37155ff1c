using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Prongsai.Documents.Printing;

/// <summary>The two changes to the operators of a page. Both leave every glyph where it is drawn.</summary>
internal static class PdfText
{
    private static readonly Regex Spelling = new("<[fF][eE][fF][fF]([0-9a-fA-F]*)>", RegexOptions.NonBacktracking);
    private static readonly Regex Glyphs = new("<([0-9a-fA-F]+)>", RegexOptions.NonBacktracking);
    private static readonly Regex Show = new(@"^(?:(-?[0-9.]+) (-?[0-9.]+) Td )?<([0-9A-Fa-f]+)> Tj$", RegexOptions.NonBacktracking);

    /// <summary>
    /// Drops a spelling (ActualText) where the glyphs already say it and more than one of them takes room, as in ำ:
    /// PDFium would see a gap after the first glyph and put a space there.
    /// </summary>
    public static byte[] DropSpellings(byte[] page)
    {
        using var kept = new MemoryStream(page.Length);
        var open = new Stack<bool>();
        var i = 0;
        while (i < page.Length)
        {
            var rest = page.AsSpan(i);
            if (rest.StartsWith("/Span<</ActualText"u8))
            {
                var begin = rest.IndexOf("BDC"u8) + 3;
                var drop = Said(rest, begin);
                open.Push(drop);
                if (!drop)
                {
                    kept.Write(rest[..begin]);
                }

                i += begin + (drop && begin < rest.Length && rest[begin] == '\n' ? 1 : 0);
            }
            else if (rest.StartsWith("BDC"u8) || rest.StartsWith("BMC"u8))
            {
                open.Push(false);
                kept.Write(rest[..3]);
                i += 3;
            }
            else if (rest.StartsWith("EMC"u8))
            {
                if (open.TryPop(out var dropped) && dropped)
                {
                    i += rest.Length > 3 && rest[3] == '\n' ? 4 : 3;
                }
                else
                {
                    kept.Write(rest[..3]);
                    i += 3;
                }
            }
            else
            {
                var length = rest[0] == '(' ? StringLength(rest) : 1;
                kept.Write(rest[..length]);
                i += length;
            }
        }

        return kept.ToArray();
    }

    /// <summary>PDFium ignores a text object that is nothing but a space: such a space joins the text before it.</summary>
    public static byte[] JoinSpaces(byte[] page)
    {
        var lines = new List<string>();
        var carried = 0.0;
        var before = -1;
        foreach (var line in Encoding.Latin1.GetString(page).Split('\n'))
        {
            var show = line.EndsWith(" Tj", StringComparison.Ordinal) ? Show.Match(line) : Match.Empty;
            if (!show.Success)
            {
                if (line is "BT" or "ET" || line.EndsWith(" Tm", StringComparison.Ordinal))
                {
                    (carried, before) = (0, -1);
                }
                else if (line.EndsWith(" Tj", StringComparison.Ordinal) || line == "EMC" || line.EndsWith("BDC", StringComparison.Ordinal))
                {
                    before = -1;
                }

                lines.Add(line);
                continue;
            }

            var moves = show.Groups[1].Success;
            var (dx, dy) = moves ? (Number(show.Groups[1]), Number(show.Groups[2])) : (0, 0);
            var glyphs = show.Groups[3].Value;
            if (dy == 0 && glyphs == "0003" && before >= 0)
            {
                lines[before] = lines[before][..^4] + "0003> Tj";
                carried += dx;
                continue;
            }

            lines.Add(moves || carried != 0
                ? string.Create(CultureInfo.InvariantCulture, $"{dx + carried:0.######} {dy:0.######} Td <{glyphs}> Tj")
                : line);
            carried = 0;
            before = lines.Count - 1;
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static bool Said(ReadOnlySpan<byte> span, int begin)
    {
        var end = span[begin..].IndexOf("EMC"u8);
        if (end < 0)
        {
            throw new InvalidDataException("a marked span without an end");
        }

        var spelt = new StringBuilder();
        var code = Spelling.Match(Encoding.Latin1.GetString(span[..begin])).Groups[1].Value;
        for (var k = 0; k + 3 < code.Length; k += 4)
        {
            spelt.Append((char)Hex(code, k));
        }

        var drawn = new StringBuilder();
        var wide = 0;
        foreach (Match run in Glyphs.Matches(Encoding.Latin1.GetString(span.Slice(begin, end))))
        {
            var glyphs = run.Groups[1].Value;
            for (var k = 0; k + 3 < glyphs.Length; k += 4)
            {
                var letters = GlyphTable.Of(Hex(glyphs, k)) ?? "\0";
                drawn.Append(letters);
                wide += GlyphTable.IsMark(letters) ? 0 : 1;
            }
        }

        return wide > 1 && drawn.Equals(spelt);
    }

    private static int StringLength(ReadOnlySpan<byte> text)
    {
        var (i, depth) = (0, 0);
        do
        {
            (i, depth) = text[i] switch
            {
                (byte)'\\' => (i + 2, depth),
                (byte)'(' => (i + 1, depth + 1),
                (byte)')' => (i + 1, depth - 1),
                _ => (i + 1, depth),
            };
        }
        while (depth > 0 && i < text.Length);
        return Math.Min(i, text.Length);
    }

    private static int Hex(string text, int at) => int.Parse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);
}
