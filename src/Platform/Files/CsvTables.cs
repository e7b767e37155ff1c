using System.Text;

namespace Prongsai.Platform.Files;

/// <summary>RFC 4180 with the separators that Excel writes in different countries.</summary>
internal static class CsvTables
{
    public static Outcome<TableDocument> Read(string text)
    {
        var separator = Separator(text);
        var grid = new TableGrid();
        grid.NextRow();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length && grid.Fits; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                Close(grid, cell);
            }
            else if (c is '\n' or '\r')
            {
                Close(grid, cell);
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                if (i + 1 < text.Length)
                {
                    grid.NextRow();
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0)
        {
            Close(grid, cell);
        }

        return quoted ? new Refusal("file.csv-quote")
            : grid.Fits ? new TableDocument([Block.Of(grid.Build())], [])
            : new Refusal("file.too-many-rows", "", FileLimits.Rows, FileLimits.Columns);
    }

    private static void Close(TableGrid grid, StringBuilder cell)
    {
        grid.Add(Text.Lines(cell.ToString()));
        cell.Clear();
    }

    private static char Separator(string text)
    {
        var counts = new int[3];
        var quoted = false;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 64 * 1024)))
        {
            quoted ^= c == '"';
            if (!quoted)
            {
                counts[0] += c == ',' ? 1 : 0;
                counts[1] += c == ';' ? 1 : 0;
                counts[2] += c == '\t' ? 1 : 0;
            }
        }

        return counts[2] > 0 && counts[2] >= counts[0] && counts[2] >= counts[1] ? '\t' : counts[1] > counts[0] ? ';' : ',';
    }
}
