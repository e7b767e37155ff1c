using System.Globalization;
using System.Text.RegularExpressions;

namespace Prongsai.Documents.Papers;

/// <summary>A ruled table with scopes, so that a screen reader (of the page and of the tagged PDF) can say which column it reads.</summary>
internal static class HtmlTable
{
    private static readonly Regex NumberedLine = new(@"^[0-9]+\. ", RegexOptions.NonBacktracking);

    public static void Write(HtmlText html, Table table)
    {
        var width = html.WidthMm;
        html.Raw($"<table class=\"rules {Sheet.Columns(table.Widths)}\"><colgroup>");
        for (var i = 0; i < table.Widths.Count; i++)
        {
            html.Raw("<col>");
        }

        html.Raw("</colgroup><thead>");
        Rows(html, table, table.Head, width, head: true);
        html.Raw("</thead><tbody>");
        Rows(html, table, table.Rows, width, head: false);
        html.Raw("</tbody></table>");
        html.WidthMm = width;
    }

    private static void Rows(HtmlText html, Table table, IReadOnlyList<IReadOnlyList<Cell>> rows, double width, bool head)
    {
        var total = table.Widths.Sum();
        foreach (var (cells, columns) in Layout.Place(rows, table.Widths.Count))
        {
            // A row that is one cell is the heading of those below it.
            html.Raw(html.Fragment ? "<tr>" : !head && cells is [var only] && only.Across == table.Widths.Count ? "<tr class=\"whole lead\">"
                : Layout.Whole(cells, columns, table.Widths, width) ? "<tr class=\"whole\">" : "<tr>");
            for (var i = 0; i < cells.Count; i++)
            {
                var part = table.Widths.Skip(columns[i]).Take(cells[i].Across).Sum() / total;
                html.WidthMm = (width * part) - 3;
                Write(html, cells[i], head, first: columns[i] == 0);
            }

            html.Raw("</tr>");
        }
    }

    private static void Write(HtmlText html, Cell cell, bool head, bool first)
    {
        var invariant = CultureInfo.InvariantCulture;
        var name = head || cell.Down > 1 ? "th" : "td";
        html.Raw("<" + name);
        if (name == "th")
        {
            html.Raw(head ? cell.Across > 1 ? " scope=\"colgroup\"" : " scope=\"col\"" : " scope=\"rowgroup\"");
        }

        html.Raw(cell.Across > 1 ? string.Create(invariant, $" colspan=\"{cell.Across}\"") : "")
            .Raw(cell.Down > 1 ? string.Create(invariant, $" rowspan=\"{cell.Down}\"") : "")
            .Raw((first, cell.Centred) switch { (true, true) => " class=\"f c\">", (true, false) => " class=\"f\">", (false, true) => " class=\"c\">", _ => ">" });
        if (head && cell.Lines.Count == 1)
        {
            html.Text(cell.Lines[0]);
        }
        else
        {
            foreach (var line in cell.Lines.DefaultIfEmpty(""))
            {
                html.Raw(NumberedLine.IsMatch(line) ? "<p class=\"n\">" : "<p>").Text(line).Raw("</p>");
            }
        }

        html.Raw($"</{name}>");
    }
}
