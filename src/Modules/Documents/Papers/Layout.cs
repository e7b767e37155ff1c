namespace Prongsai.Documents.Papers;

/// <summary>Which column each cell of a table stands in when cells above reach down.</summary>
internal static class Layout
{
    public static IEnumerable<(IReadOnlyList<Cell> Cells, IReadOnlyList<int> Columns)> Place(IReadOnlyList<IReadOnlyList<Cell>> rows, int width)
    {
        var reach = new int[width];
        foreach (var row in rows)
        {
            var columns = new int[row.Count];
            var at = 0;
            for (var i = 0; i < row.Count; i++)
            {
                while (at < width && reach[at] > 0)
                {
                    at++;
                }

                columns[i] = at;
                for (var k = 0; k < row[i].Across && at < width; k++, at++)
                {
                    reach[at] = row[i].Down;
                }
            }

            yield return (row, columns);
            for (var k = 0; k < width; k++)
            {
                reach[k] = Math.Max(0, reach[k] - 1);
            }
        }
    }

    /// <summary>
    /// A row short enough to move to the next page whole; a long one must split or it would leave half a page empty.
    /// An estimate: letters of 14 pt take about 1.7 mm, lines about 6.2 mm.
    /// </summary>
    public static bool Whole(IReadOnlyList<Cell> cells, IReadOnlyList<int> columns, IReadOnlyList<double> widths, double widthMm)
    {
        var total = widths.Sum();
        for (var i = 0; i < cells.Count; i++)
        {
            var width = Math.Max(5, (widthMm * widths.Skip(columns[i]).Take(cells[i].Across).Sum() / total) - 3);
            var lines = cells[i].Lines.Sum(line => Math.Max(1, Math.Ceiling(line.Length * 1.4 / width)));
            if (cells[i].Down == 1 && lines * 6.2 > 56)
            {
                return false;
            }
        }

        return true;
    }
}
