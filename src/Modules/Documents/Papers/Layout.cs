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
}
