using System.Globalization;
using System.Text;
using System.Xml;

namespace Prongsai.Platform.Files;

/// <summary>
/// Sheets as tables of text. Values only: a formula counts for nothing but the value that was saved with it, so opening a
/// workbook calculates nothing and asks nobody.
/// </summary>
internal sealed class XlsxReader(SafeZip zip, string main)
{
    private const int SharedStrings = 400_000;
    private readonly List<string> shared = [];
    private XlsxDates dates = null!;

    public Outcome<TableDocument> Read(CancellationToken ct)
    {
        var folder = main[..(main.LastIndexOf('/') + 1)];
        if (zip.Names.Any(n => n.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase)
            && zip.Part(n) is { } link && Encoding.UTF8.GetString(link).Contains("ddeLink", StringComparison.Ordinal)))
        {
            return new Refusal("file.macro");
        }

        if (zip.Part(main) is not { } content || !ReadShared(folder + "sharedStrings.xml"))
        {
            return new Refusal("file.too-complex");
        }

        var workbook = SafeXml.Tree(content);
        var styles = zip.Part(folder + "styles.xml") is { } sheet ? SafeXml.Tree(sheet) : null;
        dates = new(styles, workbook.Child("workbookPr")?.Value("date1904") is "1" or "true");
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, _, target) in zip.Relations(folder + "_rels/" + main[folder.Length..] + ".rels"))
        {
            targets[id] = target;
        }

        var blocks = new List<Block>();
        foreach (var entry in workbook.Child("sheets")?.Elements() ?? [])
        {
            var id = entry.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0)?.Value ?? "";
            if (entry.Value("state") is "hidden" or "veryHidden" || !targets.TryGetValue(id, out var part) || zip.OpenPart(part) is not { } stream)
            {
                continue;
            }

            using (stream)
            {
                if (Sheet(stream, ct) is not { } grid)
                {
                    return new Refusal("file.too-many-rows", "", FileLimits.Rows, FileLimits.Columns);
                }

                blocks.Add(Block.Of(grid.Build(entry.Value("name") ?? "")));
            }
        }

        return new TableDocument(blocks, []);
    }

    private bool ReadShared(string part)
    {
        if (zip.OpenPart(part) is not { } stream)
        {
            return true;
        }

        using var reader = SafeXml.Reader(stream);
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                text.Clear();
                ReadText(reader, text);
                shared.Add(text.ToString());
                if (shared.Count > SharedStrings)
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Reads to the end of the element; phonetic runs are no text.
    private static void ReadText(XmlReader reader, StringBuilder into)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        var ignore = -1;
        var inText = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                ignore = ignore < 0 && reader.LocalName == "rPh" && !reader.IsEmptyElement ? reader.Depth : ignore;
                inText = reader.LocalName == "t" && !reader.IsEmptyElement;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                ignore = reader.Depth == ignore ? -1 : ignore;
                inText = false;
            }
            else if (inText && ignore < 0)
            {
                into.Append(reader.Value);
            }
        }
    }

    private TableGrid? Sheet(Stream stream, CancellationToken ct)
    {
        var grid = new TableGrid();
        using var reader = SafeXml.Reader(stream);
        var (row, column) = (-1, -1);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "row":
                    ct.ThrowIfCancellationRequested();
                    row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r - 1 : row + 1;
                    column = -1;
                    break;
                case "c":
                    column = reader.GetAttribute("r") is { } name ? ColumnOf(name) : column + 1;
                    var lines = Text.Lines(Value(reader));
                    if (lines.Count > 0)
                    {
                        grid.Put(row, column, new(lines));
                    }

                    break;
                case "mergeCell":
                    Merge(grid, reader.GetAttribute("ref") ?? "");
                    break;
            }

            if (!grid.Fits)
            {
                return null;
            }
        }

        return grid;
    }

    private string Value(XmlReader reader)
    {
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var text = new StringBuilder();
        var inValue = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                inValue = reader.LocalName is "v" or "t" && !reader.IsEmptyElement;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                inValue = false;
            }
            else if (inValue)
            {
                text.Append(reader.Value);
            }
        }

        var value = text.ToString();
        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < shared.Count ? shared[i] : "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "inlineStr" or "str" or "e" or "d" => value,
            _ => dates.Shown(value, style),
        };
    }

    private static void Merge(TableGrid grid, string reference)
    {
        var ends = reference.Split(':');
        if (ends.Length != 2 || Place(ends[0]) is not { } from || Place(ends[1]) is not { } to || grid.At(from.Row, from.Column) is not { } cell)
        {
            return;
        }

        for (var r = from.Row; r <= to.Row && grid.Fits; r++)
        {
            for (var c = from.Column; c <= to.Column && grid.Fits; c++)
            {
                if (r != from.Row || c != from.Column)
                {
                    grid.Put(r, c, cell with { SameAsAbove = r > from.Row, SameAsLeft = c > from.Column });
                }
            }
        }
    }

    private static (int Row, int Column)? Place(string name) =>
        int.TryParse(name.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$").TrimStart('$'), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (row - 1, ColumnOf(name))
            : null;

    private static int ColumnOf(string name)
    {
        var column = 0;
        foreach (var c in name)
        {
            if (c is >= 'A' and <= 'Z' && column < 1_000_000)
            {
                column = (column * 26) + c - 'A' + 1;
            }
        }

        return column - 1;
    }
}
