using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Prongsai.Documents.Papers;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Printing;

/// <summary>
/// The continuation cue of official letters: at the right foot of a page, the first words of the next one and three dots. Only the finished
/// file knows where pages end, so the glyphs that open a page are drawn once more under the one before. It is an artifact: readers skip it.
/// </summary>
internal static class PdfCue
{
    private const int Enough = 14;
    private const double PxPerMm = 96 / 25.4;
    private const double RightMm = 190;
    private const double FootMm = 284;

    private static readonly Regex Font = new("^/(F[0-9]+) ([0-9.]+) Tf$", RegexOptions.NonBacktracking);
    private static readonly Regex Matrix = new("^1 0 0 -1 (-?[0-9.]+) (-?[0-9.]+) Tm$", RegexOptions.NonBacktracking);
    private static readonly Regex Show = new("^(?:(-?[0-9.]+) (-?[0-9.]+) Td )?<([0-9A-Fa-f]+)> Tj$", RegexOptions.NonBacktracking);

    private sealed record Glyph(double X, string Hex, string Letters);

    private sealed record Opening(string Font, string Size, List<Glyph> Glyphs)
    {
        public string Text => string.Concat(Glyphs.Select(g => g.Letters));
    }

    /// <summary>Openings of pages that do not continue what went before: titles of sections, heads of tables. Empty: the paper has no running text to cue, or is a bound report.</summary>
    public static IReadOnlyList<string> FreshStarts(Paper paper) => !paper.Sections.Any(Cued) || paper.Sections.SelectMany(s => s.Blocks).Any(block => block is Cover) ? [] :
    [
        .. paper.Sections.SelectMany(s => s.Blocks).SelectMany(block => block switch
        {
            Title title => title.Lines,
            MemoHead head => [head.Text],
            Table table => table.Head.SelectMany(row => row).SelectMany(cell => cell.Lines).Concat(table.Rows.SelectMany(row => row).SelectMany(cell => cell.Lines)),
            _ => [],
        }).Select(text => Key(Digits.Thai(text))).Where(text => text.Length > 0),
    ];

    /// <summary>The content of each page with its cue, in the order of the pages.</summary>
    public static List<byte[]> Add(List<byte[]> pages, IReadOnlyList<string> freshStarts)
    {
        var texts = pages.ConvertAll(Encoding.Latin1.GetString);
        var cued = new List<byte[]>(pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            var cue = i + 1 < pages.Count && OpeningOf(texts[i + 1]) is { } opening && Continues(opening, freshStarts) ? Draw(opening, texts[i]) : "";
            cued.Add(cue.Length == 0 ? pages[i] : Encoding.Latin1.GetBytes(texts[i] + "\n" + cue));
        }

        return cued;
    }

    /// <summary>The text of a page in the order of drawing, without what stands in its margins.</summary>
    public static string TextOf(byte[] page)
    {
        var content = Encoding.Latin1.GetString(page);
        var from = content.IndexOf("/MCID", StringComparison.Ordinal);
        return from < 0 ? "" : string.Concat(content[from..].Split('\n').Select(line => Show.Match(line)).Where(show => show.Success).Select(show => Letters(show.Groups[3].Value)));
    }

    private static bool Cued(Section section) => !section.Landscape && section.Numbers == PageNumbers.Dashes;

    private static bool Continues(Opening opening, IReadOnlyList<string> freshStarts)
    {
        var text = Key(opening.Text);
        return text.Length > 2 && !freshStarts.Any(start => start.StartsWith(text, StringComparison.Ordinal) || text.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>The first line of the text of a page; what margins hold comes before it and is not marked content.</summary>
    private static Opening? OpeningOf(string page)
    {
        var from = page.IndexOf("/MCID", StringComparison.Ordinal);
        if (from < 0)
        {
            return null;
        }

        Opening? opening = null;
        var (font, size, x, y) = ("", "", 0.0, double.NaN);
        foreach (var line in page[from..].Split('\n'))
        {
            if (Font.Match(line) is { Success: true } tf)
            {
                (font, size) = (tf.Groups[1].Value, tf.Groups[2].Value);
            }
            else if (Matrix.Match(line) is { Success: true } tm)
            {
                x = Number(tm.Groups[1]);
                if (!double.IsNaN(y) && y != Number(tm.Groups[2]))
                {
                    break;
                }

                y = Number(tm.Groups[2]);
            }
            else if (Show.Match(line) is { Success: true } show)
            {
                opening ??= new Opening(font, size, []);
                if (font != opening.Font || size != opening.Size)
                {
                    break;
                }

                x += show.Groups[1].Success ? Number(show.Groups[1]) : 0;
                opening.Glyphs.Add(new Glyph(x, show.Groups[3].Value, Letters(show.Groups[3].Value)));
            }
        }

        return opening;
    }

    /// <summary>Whole words, until there are enough letters.</summary>
    private static string Draw(Opening opening, string page)
    {
        var dot = Dot(opening, page);
        if (!page.Contains($"/{opening.Font} ", StringComparison.Ordinal) || dot is null)
        {
            return "";
        }

        var ends = Icu.LineBreaks(opening.Text);
        var end = ends.Count == 0 ? 0 : ends.FirstOrDefault(e => e >= Enough, ends[^1]);
        var (letters, count) = (0, 0);
        while (count < opening.Glyphs.Count && letters < end)
        {
            letters += opening.Glyphs[count++].Letters.Length;
        }

        var size = double.Parse(opening.Size, CultureInfo.InvariantCulture);
        var left = opening.Glyphs[0].X;
        var right = (count < opening.Glyphs.Count ? opening.Glyphs[count].X : opening.Glyphs[count - 1].X + (size * 0.5)) - left;
        var dots = size * 0.2;
        var start = (RightMm * PxPerMm) - right - (3 * dots);
        var drawn = new StringBuilder("/Artifact BMC\nq\n");
        var invariant = CultureInfo.InvariantCulture;
        drawn.Append(invariant, $"3.125 0 0 3.125 {start * 3.125:0.###} {FootMm * PxPerMm * 3.125:0.###} cm\nBT\n/{opening.Font} {opening.Size} Tf\n1 0 0 -1 0 0 Tm\n");
        var at = 0.0;
        foreach (var (x, hex) in opening.Glyphs.Take(count).Select(g => (g.X - left, g.Hex))
            .Concat(Enumerable.Range(0, 3).Select(i => (right + (i * dots), dot))))
        {
            drawn.Append(invariant, $"{x - at:0.######} 0 Td <{hex}> Tj\n");
            at = x;
        }

        return drawn.Append("ET\nQ\nEMC\n").ToString();
    }

    /// <summary>A full stop that is surely in the font of the file: one that these pages draw already.</summary>
    private static string? Dot(Opening opening, string page)
    {
        var glyph = Enumerable.Range(0, 65536).FirstOrDefault(g => GlyphTable.Of(g) == ".");
        var hex = glyph.ToString("x4", CultureInfo.InvariantCulture);
        return glyph > 0 && (page.Contains(hex, StringComparison.OrdinalIgnoreCase) || opening.Glyphs.Exists(g => g.Hex.Contains(hex, StringComparison.OrdinalIgnoreCase))) ? hex : null;
    }

    private static string Letters(string hex)
    {
        var letters = new StringBuilder();
        for (var k = 0; k + 3 < hex.Length; k += 4)
        {
            letters.Append(GlyphTable.Of(int.Parse(hex.AsSpan(k, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
        }

        return letters.ToString();
    }

    private static string Key(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Take(24));

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);
}
