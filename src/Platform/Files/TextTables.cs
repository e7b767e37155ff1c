using System.Text;

namespace Prongsai.Platform.Files;

/// <summary>
/// Plain text with TAB between cells: what Excel and Word put on the clipboard as text, and what a converter makes of a PDF
/// (headings with #, bold with **, &lt;p&gt; &lt;ul&gt; &lt;ol&gt; inside cells). Also tables drawn with | as in Markdown.
/// </summary>
internal static class TextTables
{
    public static Outcome<TableDocument> Read(string text)
    {
        var blocks = new List<Block>();
        var rows = new List<List<string>>();
        var fits = true;
        foreach (var line in Records(text))
        {
            if (Cells(line) is { } cells)
            {
                rows.Add(cells);
                continue;
            }

            fits &= Flush(rows, blocks);
            blocks.AddRange(Paragraph(line));
        }

        fits &= Flush(rows, blocks);
        return fits ? new TableDocument(blocks, []) : new Refusal("file.too-many-rows", "", FileLimits.Rows, FileLimits.Columns);
    }

    private static IEnumerable<Block> Paragraph(string line)
    {
        var plain = line.Replace("**", "", StringComparison.Ordinal).TrimStart('#', ' ');
        var lines = LooksLikeMarkup(plain) ? HtmlTables.Lines(plain) : Text.Lines(plain);
        return lines.Select(Block.Of);
    }

    private static List<string>? Cells(string line)
    {
        if (line.Contains('\t'))
        {
            return Split(line);
        }

        var trimmed = line.Trim();
        return trimmed.Length > 2 && trimmed[0] == '|' && trimmed[^1] == '|'
            ? [.. trimmed[1..^1].Split('|').Select(c => c.Trim())]
            : null;
    }

    private static bool Flush(List<List<string>> rows, List<Block> into)
    {
        rows.RemoveAll(r => r.TrueForAll(c => c.Length > 0 && c.Trim('-', ':').Length == 0));
        if (rows.Count == 0)
        {
            return true;
        }

        // One line with one TAB is a line of a letter ("ที่ …    วันที่ …"), not a table.
        if (rows is [{ Count: <= 2 } only] && (into.Count == 0 || into[^1].Table is null))
        {
            into.AddRange(Text.Lines(string.Join(' ', only)).Select(Block.Of));
            rows.Clear();
            return true;
        }

        var grid = new TableGrid();
        foreach (var row in rows.TakeWhile(_ => grid.Fits))
        {
            grid.NextRow();
            foreach (var cell in row)
            {
                grid.Add(LooksLikeMarkup(cell) ? HtmlTables.Lines(cell) : Text.Lines(cell));
            }
        }

        rows.Clear();
        into.Add(Block.Of(grid.Build()));
        return grid.Fits;
    }

    private static bool LooksLikeMarkup(string cell)
    {
        var at = cell.IndexOf('<', StringComparison.Ordinal);
        return at >= 0 && at + 1 < cell.Length && (char.IsAsciiLetter(cell[at + 1]) || cell[at + 1] == '/');
    }

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var at = 0;
        while (at <= line.Length)
        {
            if (Quoted(line, at) is { } end)
            {
                cells.Add(line[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                at = end + 2;
                continue;
            }

            var tab = line.IndexOf('\t', at);
            cells.Add(tab < 0 ? line[at..] : line[at..tab]);
            at = tab < 0 ? line.Length + 1 : tab + 1;
        }

        return cells;
    }

    /// <summary>Lines, but a cell in quotes may hold line feeds: Excel copies such a cell so.</summary>
    private static IEnumerable<string> Records(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && text[end] is not ('\n' or '\r'))
            {
                var starts = text[end] == '"' && (end == at || text[end - 1] == '\t');
                end = starts && Quoted(text, end) is { } close ? close + 1 : end + 1;
            }

            yield return text[at..end];
            at = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    // Where the quote closes; null when what looks like an opening quote is none. Bounded: no cell is longer than a page.
    private static int? Quoted(string text, int at)
    {
        if (at >= text.Length || text[at] != '"')
        {
            return null;
        }

        for (var i = at + 1; i < text.Length && i - at < 20_000; i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '"')
            {
                i++;
                continue;
            }

            return i + 1 == text.Length || text[i + 1] is '\t' or '\n' or '\r' ? i : null;
        }

        return null;
    }
}
