using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace Prongsai.Platform.Files;

/// <summary>
/// Tables and paragraphs of HTML as Word and Excel put it on the clipboard. Nothing is kept but text: no style, no link, no
/// picture; nothing is fetched and no script is run (the parser has no loader and no engine).
/// </summary>
internal static class HtmlTables
{
    private const int MaxDepth = 400;
    private const int MaxCharacters = 8 * 1024 * 1024;

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "section", "article", "blockquote", "pre", "center", "caption", "dd", "dt", "dl",
    };

    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "style", "script", "head", "template", "noscript", "xml", "svg", "math", "object", "iframe", "title", "select", "textarea",
    };

    public static Outcome<TableDocument> Read(string html)
    {
        if (html.Length > MaxCharacters)
        {
            return new Refusal("file.too-complex");
        }

        var document = ClipboardHtml.Parse(html, MaxDepth, out var cut);
        if (cut)
        {
            return new Refusal("file.too-complex");
        }

        var blocks = new List<Block>();
        return document.Body is null || Walk(document.Body, blocks)
            ? new TableDocument(blocks, [])
            : new Refusal("file.too-many-rows", "", FileLimits.Rows, FileLimits.Columns);
    }

    /// <summary>Lines of a cell of a text table that carries markup inside.</summary>
    public static List<string> Lines(string fragment)
    {
        var document = ClipboardHtml.Parse(fragment, MaxDepth, out var cut);
        return cut ? Text.Lines(fragment) : Lines(document.Body!);
    }

    private static bool Walk(IElement parent, List<Block> into)
    {
        var text = new StringBuilder();
        var fits = true;
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement { LocalName: "table" } table)
            {
                Flush(text, into);
                var grid = Grid(table);
                fits &= grid.Fits;
                into.Add(Block.Of(grid.Build()));
            }
            else if (node is IElement element && element.QuerySelector("table") is not null)
            {
                Flush(text, into);
                fits &= Walk(element, into);
            }
            else
            {
                Collect(node, text);
            }
        }

        Flush(text, into);
        return fits;
    }

    private static void Flush(StringBuilder text, List<Block> into)
    {
        into.AddRange(Text.Lines(text.ToString()).Select(Block.Of));
        text.Clear();
    }

    private static TableGrid Grid(IElement table)
    {
        var grid = new TableGrid();
        foreach (var row in table.Children.SelectMany(c => c.LocalName == "tr" ? [c] : c.Children.Where(r => r.LocalName == "tr")))
        {
            grid.NextRow();
            foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
            {
                grid.Add(Lines(cell), Span(cell, "colspan"), Span(cell, "rowspan"));
            }
        }

        return grid;
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1;

    private static List<string> Lines(IElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.ChildNodes)
        {
            Collect(node, text);
        }

        return Text.Lines(text.ToString());
    }

    private static void Collect(INode node, StringBuilder text)
    {
        if (node is IText plain)
        {
            // A line feed in the source is a blank; a line is what a tag makes.
            text.Append(plain.Data.Replace('\n', ' ').Replace('\r', ' '));
            return;
        }

        if (node is not IElement element || Dropped.Contains(element.LocalName))
        {
            return;
        }

        if (element.LocalName == "br")
        {
            text.Append('\n');
            return;
        }

        var block = Blocks.Contains(element.LocalName);
        if (block)
        {
            text.Append('\n');
        }

        if (element.LocalName == "li")
        {
            text.Append(Marker(element));
        }

        foreach (var child in element.ChildNodes)
        {
            Collect(child, text);
        }

        text.Append(block ? "\n" : element.LocalName is "td" or "th" ? " " : "");
    }

    // The number that a browser would draw, unless the item says its own.
    private static string Marker(IElement item)
    {
        var own = item.TextContent.AsSpan().TrimStart();
        if (own.IsEmpty || ListText.StartsWithMarker(own))
        {
            return "";
        }

        if (item.ParentElement is not { LocalName: "ol" } list)
        {
            return "- ";
        }

        var start = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 1;
        var place = list.Children.Where(c => c.LocalName == "li").TakeWhile(c => c != item).Count();
        return (start + place).ToString(CultureInfo.InvariantCulture) + ". ";
    }
}
