using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Prongsai.Documents.Papers;

/// <summary>Tables of Word: the ruled ones with repeated header rows, and those without rules that only place things side by side.</summary>
internal static class DocxTable
{
    private const double PortraitMm = 160;

    private static readonly Regex NumberedLine = new(@"^[0-9]+\. ", RegexOptions.NonBacktracking);

    public static W.Table Ruled(Table table, double widthMm)
    {
        var widths = Twips(table.Widths, widthMm);
        var built = Empty(widths, ruled: true);
        foreach (var row in Rows(table.Head, table.Widths, widthMm, head: true).Concat(Rows(table.Rows, table.Widths, widthMm, head: false)))
        {
            built.Append(row);
        }

        return built;
    }

    public static W.Table Committee(Committee committee)
    {
        var widths = Twips([36, 40, 24], PortraitMm);
        var built = Empty(widths, ruled: false);
        for (var i = 0; i < committee.Members.Count; i++)
        {
            var member = committee.Members[i];
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            string[] texts = [string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {member.Name}"), member.Position, member.Duty];
            for (var column = 0; column < texts.Length; column++)
            {
                row.Append(CellOf(widths[column], [DocxRuns.Paragraph("Normal", texts[column])]));
            }

            built.Append(row);
        }

        return built;
    }

    public static W.Table OpinionGrid(DocxParts parts, IReadOnlyList<Opinion> opinions)
    {
        var widths = Twips([1, 1], PortraitMm);
        var built = Empty(widths, ruled: false);
        foreach (var pair in opinions.Chunk(2))
        {
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            for (var i = 0; i < 2; i++)
            {
                row.Append(CellOf(widths[i], i < pair.Length ? DocxBlocks.Opinion(parts, pair[i], inCell: true) : [DocxRuns.Paragraph("Normal", "")]));
            }

            built.Append(row);
        }

        return built;
    }

    /// <summary>Emblem at the left margin, title in the middle of the page: three columns, the outer ones equal.</summary>
    public static W.Table MemoHead(List<OpenXmlElement> emblem, string title)
    {
        var widths = Twips([25, 110, 25], PortraitMm);
        var built = Empty(widths, ruled: false);
        var middle = CellOf(widths[1], [DocxRuns.Paragraph("MemoTitle", title)]);
        middle.TableCellProperties!.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom });
        built.Append(new TableRow(CellOf(widths[0], [DocxRuns.Paragraph("Normal", emblem)]), middle, CellOf(widths[2], [DocxRuns.Paragraph("Normal", "")])));
        return built;
    }

    /// <summary>Two things of a letter side by side, without rules.</summary>
    public static W.Table Pair(double leftMm, IEnumerable<OpenXmlElement> left, IEnumerable<OpenXmlElement> right)
    {
        var widths = Twips([leftMm, PortraitMm - leftMm], PortraitMm);
        var built = Empty(widths, ruled: false);
        built.Append(new TableRow(new TableRowProperties(new CantSplit()), CellOf(widths[0], left), CellOf(widths[1], right)));
        return built;
    }

    private static IEnumerable<TableRow> Rows(IReadOnlyList<IReadOnlyList<Cell>> rows, IReadOnlyList<double> parts, double widthMm, bool head)
    {
        var widths = Twips(parts, widthMm);
        var down = new (int Left, int Across)[widths.Length];
        foreach (var (cells, columns) in Layout.Place(rows, widths.Length))
        {
            var row = new TableRow();
            if (head)
            {
                row.Append(new TableRowProperties(new CantSplit(), new TableHeader()));
            }
            else if (Layout.Whole(cells, columns, parts, widthMm))
            {
                row.Append(new TableRowProperties(new CantSplit()));
            }

            var next = 0;
            for (var column = 0; column < widths.Length;)
            {
                if (next < cells.Count && columns[next] == column)
                {
                    var cell = cells[next++];
                    row.Append(Ruled(cell, widths[column..Math.Min(widths.Length, column + cell.Across)].Sum(), head, keepNext: !head && cell.Across == widths.Length));
                    down[column] = (cell.Down - 1, cell.Across);
                    column += cell.Across;
                }
                else
                {
                    var across = Math.Max(1, down[column].Across);
                    row.Append(Continued(widths[column..(column + across)].Sum(), across, down[column].Left > 0));
                    down[column].Left--;
                    column += across;
                }
            }

            yield return row;
        }
    }

    private static TableCell Ruled(Cell cell, int width, bool head, bool keepNext)
    {
        var style = head ? "TableHead" : "TableText";
        var built = CellOf(width, cell.Lines.DefaultIfEmpty("").Select(line => Line(line, style, cell.Centred && !head)));
        if (keepNext)
        {
            foreach (var paragraph in built.Elements<Paragraph>())
            {
                paragraph.ParagraphProperties!.InsertAfter(new KeepNext(), paragraph.ParagraphProperties.ParagraphStyleId);
            }
        }

        var properties = built.TableCellProperties!;
        if (cell.Across > 1)
        {
            properties.Append(new GridSpan { Val = cell.Across });
        }

        if (cell.Down > 1)
        {
            properties.Append(new VerticalMerge { Val = MergedCellValues.Restart });
        }

        if (head)
        {
            properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        }

        return built;
    }

    /// <summary>What Word wants in place of a cell that one above covers.</summary>
    private static TableCell Continued(int width, int across, bool merged)
    {
        var cell = CellOf(width, [DocxRuns.Paragraph("TableText", "")]);
        if (across > 1)
        {
            cell.TableCellProperties!.Append(new GridSpan { Val = across });
        }

        if (merged)
        {
            cell.TableCellProperties!.Append(new VerticalMerge());
        }

        return cell;
    }

    private static Paragraph Line(string text, string style, bool centred)
    {
        var paragraph = DocxRuns.Paragraph(style, text);
        if (NumberedLine.IsMatch(text))
        {
            var hang = DocxStyles.Twips(4).ToString(CultureInfo.InvariantCulture);
            paragraph.ParagraphProperties!.Append(new Indentation { Left = hang, Hanging = hang });
        }

        if (centred)
        {
            paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Center });
        }

        return paragraph;
    }

    private static TableCell CellOf(int width, IEnumerable<OpenXmlElement> content) => new([
        new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }), .. content]);

    private static W.Table Empty(int[] widths, bool ruled)
    {
        var properties = new TableProperties(
            new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (ruled)
        {
            properties.Append(new TableBorders(
                Rule<TopBorder>(), Rule<LeftBorder>(), Rule<BottomBorder>(), Rule<RightBorder>(), Rule<InsideHorizontalBorder>(), Rule<InsideVerticalBorder>()));
        }

        properties.Append(new TableLayout { Type = TableLayoutValues.Fixed });
        var margin = (short)DocxStyles.Twips(ruled ? 1.2 : 0);
        properties.Append(new TableCellMarginDefault(
            new TableCellLeftMargin { Width = margin, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = margin, Type = TableWidthValues.Dxa }));
        if (ruled)
        {
            properties.Append(new TableLook { FirstRow = true });
        }

        return new W.Table(properties, new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
    }

    private static T Rule<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };

    private static int[] Twips(IReadOnlyList<double> parts, double widthMm)
    {
        var total = parts.Sum();
        return [.. parts.Select(part => DocxStyles.Twips(widthMm * part / total))];
    }
}
