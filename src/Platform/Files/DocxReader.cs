using System.Text;
using System.Xml.Linq;

namespace Prongsai.Platform.Files;

/// <summary>Paragraphs and tables of a Word document. Fields show their last result; nothing outside the file is fetched.</summary>
internal sealed class DocxReader(SafeZip zip, string main)
{
    private readonly List<Block> blocks = [];
    private DocxNumbering numbering = null!;
    private bool tooLarge;
    private bool fetches;
    private readonly StringBuilder instruction = new();

    public Outcome<TableDocument> Read()
    {
        if (zip.Part(main) is not { } content)
        {
            return new Refusal("file.too-complex");
        }

        var folder = main[..(main.LastIndexOf('/') + 1)];
        numbering = new(Tree(folder + "numbering.xml"), Tree(folder + "styles.xml"));
        if (SafeXml.Tree(content).Child("body") is not { } body)
        {
            return new Refusal("file.broken");
        }

        Walk(body, blocks);
        return tooLarge ? new Refusal("file.too-many-rows", "", FileLimits.Rows, FileLimits.Columns)
            : fetches ? new Refusal("file.macro")
            : new TableDocument(blocks, []);
    }

    private XElement? Tree(string part) => zip.Part(part) is { } content ? SafeXml.Tree(content) : null;

    private void Walk(XElement parent, List<Block> into)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p":
                    into.AddRange(Lines(element).Select(Block.Of));
                    break;
                case "tbl":
                    into.Add(Block.Of(Table(element)));
                    break;
                case "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml":
                    Walk(element, into);
                    break;
            }
        }
    }

    private Table Table(XElement table)
    {
        var grid = new TableGrid();
        var r = -1;
        foreach (var row in Inside(table, "tr"))
        {
            r++;
            grid.NextRow();
            var c = row.Child("trPr")?.Child("gridBefore")?.Number("val") ?? 0;
            foreach (var cell in Inside(row, "tc"))
            {
                var properties = cell.Child("tcPr");
                var span = Math.Clamp(properties?.Child("gridSpan")?.Number("val", 1) ?? 1, 1, FileLimits.Columns);
                var above = properties?.Child("vMerge") is { } merge && merge.Value("val") is not "restart";
                var left = properties?.Child("hMerge") is { } across && across.Value("val") is not "restart";
                var lines = CellLines(cell);
                for (var covered = 0; covered < span && grid.Fits; covered++, c++)
                {
                    grid.Put(r, c, Merged(grid, r, c, lines, above, left || covered > 0));
                }
            }
        }

        tooLarge |= !grid.Fits;
        return grid.Build();
    }

    private static Cell Merged(TableGrid grid, int r, int c, IReadOnlyList<string> lines, bool above, bool left)
    {
        // A continued cell that nevertheless holds text of its own keeps it.
        if (above && lines.Count == 0 && grid.At(r - 1, c) is { } upper)
        {
            return upper with { SameAsAbove = true };
        }

        if (left && grid.At(r, c - 1) is { } before)
        {
            return before with { SameAsLeft = true };
        }

        return new(lines);
    }

    private static IEnumerable<XElement> Inside(XElement parent, string name) => parent.Elements().SelectMany(e =>
        e.Is(name) ? [e] : e.Name.LocalName is "sdt" or "sdtContent" or "ins" or "customXml" ? Inside(e, name) : []);

    private List<string> CellLines(XElement cell)
    {
        var inner = new List<Block>();
        Walk(cell, inner);
        return [.. inner.SelectMany(b => b.Table is null
            ? [b.Text]
            : b.Table.Rows.SelectMany(r => r).Where(c => !c.SameAsAbove && !c.SameAsLeft).SelectMany(c => c.Lines))];
    }

    private List<string> Lines(XElement paragraph)
    {
        var text = new StringBuilder();
        var boxes = new List<Block>();
        Runs(paragraph, text, boxes);
        var lines = Text.Lines(text.ToString());
        var marker = numbering.Marker(paragraph);
        if (marker.Length > 0 && lines.Count > 0)
        {
            lines[0] = marker + " " + lines[0];
        }

        lines.AddRange(boxes.Where(b => b.Table is null).Select(b => b.Text));
        return lines;
    }

    private void Runs(XElement parent, StringBuilder text, List<Block> boxes)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t":
                    text.Append(element.Value);
                    break;
                case "tab" when parent.Is("r"):
                    text.Append(' ');
                    break;
                case "br" or "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "fldChar":
                    instruction.Clear();
                    break;
                case "instrText":
                    // One instruction may be cut over several runs.
                    fetches |= Fetches(instruction.Append(element.Value).ToString());
                    break;
                case "fldSimple":
                    fetches |= Fetches(element.Value("instr") ?? "");
                    Runs(element, text, boxes);
                    break;
                case "txbxContent":
                    Walk(element, boxes);
                    break;
                case "del" or "moveFrom" or "Fallback" or "pPr" or "rPr":
                    break;
                default:
                    Runs(element, text, boxes);
                    break;
            }
        }
    }

    private static bool Fetches(string field) => field.TrimStart().StartsWith("DDE", StringComparison.OrdinalIgnoreCase);
}
