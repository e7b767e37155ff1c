namespace Prongsai.Platform.Files;

/// <summary>Places cells with spans on a rectangle, repeating a merged cell in each place it covers.</summary>
internal sealed class TableGrid
{
    private readonly List<List<Cell?>> rows = [];
    private int row = -1;
    private int last = -1;
    private int cells;

    /// <summary>False once the caps are passed; the caller then refuses the file.</summary>
    public bool Fits { get; private set; } = true;

    public void NextRow()
    {
        row++;
        last = Math.Max(last, row);
        Ensure(row);
        Fits &= rows.Count <= FileLimits.Rows;
    }

    public void Add(IReadOnlyList<string> lines, int columns = 1, int down = 1)
    {
        var at = 0;
        while (at < rows[row].Count && rows[row][at] is not null)
        {
            at++;
        }

        columns = Math.Clamp(columns, 1, FileLimits.Columns);
        down = Math.Clamp(down, 1, 2_000);
        for (var r = row; r < row + down && Fits; r++)
        {
            for (var c = at; c < at + columns && Fits; c++)
            {
                Set(r, c, new(lines, r > row, c > at));
            }
        }
    }

    public void Put(int r, int c, Cell cell)
    {
        last = Math.Max(last, r);
        Set(r, c, cell);
    }

    private void Set(int r, int c, Cell cell)
    {
        if (c >= FileLimits.Columns || r >= FileLimits.Rows || ++cells > FileLimits.Cells)
        {
            Fits = false;
            return;
        }

        Ensure(r);
        while (rows[r].Count <= c)
        {
            rows[r].Add(null);
        }

        rows[r][c] = cell;
    }

    public Cell? At(int r, int c) => r >= 0 && r < rows.Count && c < rows[r].Count ? rows[r][c] : null;

    public Table Build(string name = "")
    {
        // A span may claim more rows than the table has.
        var real = rows.Take(last + 1).ToList();
        var width = real.Count == 0 ? 0 : real.Max(r => r.Count);
        return new([.. real.Select(r => (IReadOnlyList<Cell>)[.. Enumerable.Range(0, width).Select(c => (c < r.Count ? r[c] : null) ?? Cell.Empty)])], name);
    }

    private void Ensure(int index)
    {
        while (rows.Count <= index && rows.Count <= FileLimits.Rows)
        {
            rows.Add([]);
        }
    }
}
