using Prongsai.Platform.Files;

namespace Prongsai.Measures.Import;

/// <summary>Rows under one kind of heading, over all pages that repeat it.</summary>
internal sealed class TableSection(IReadOnlyList<Column> columns)
{
    public IReadOnlyList<Column> Columns { get; } = columns;

    public List<RawRow> Rows { get; } = [];

    public bool Has(Column column) => Columns.Contains(column);

    /// <summary>The same columns: a page of the same table.</summary>
    public bool IsPageOf(IReadOnlyList<Column> other) => Columns.SequenceEqual(other);

    /// <summary>Whether the row goes on with the row before: a page ended in the middle of it, or its first cells are merged.</summary>
    public bool Continues(IReadOnlyList<Cell> cells)
    {
        if (Rows.Count == 0)
        {
            return false;
        }

        if (Columns.Zip(cells).Any(p => p.First is Column.Measure or Column.Issue or Column.FailedItem or Column.Question or Column.Number
            && (p.Second.OwnText.StartsWith("(ต่อ)", StringComparison.Ordinal) || p.Second.OwnText.EndsWith("(ต่อ)", StringComparison.Ordinal))))
        {
            return true;
        }

        if (Owns(cells, Column.Number) || Owns(cells, Column.Issue) || Owns(cells, Column.Question) || Owns(cells, Column.FailedItem) || Owns(cells, Column.Finding))
        {
            return false;
        }

        if (!Has(Column.Measure) || !Owns(cells, Column.Measure))
        {
            return true;
        }

        // A measure cut at the foot of a page: its rest stands alone, without a number, a period or an owner.
        var measure = cells[IndexOf(Column.Measure)].Lines[0];
        var identity = Has(Column.Number) || Has(Column.Question) || Has(Column.Finding);
        var wasNumbered = Rows[^1].Lines(Column.Measure) is [var first, ..] && ListMarker.At(first, 0) is not null;
        return ListMarker.At(measure, 0) is null && (identity || wasNumbered)
            && Blank(cells, Column.Period) && Blank(cells, Column.Owner);
    }

    private int IndexOf(Column column)
    {
        var i = 0;
        while (Columns[i] != column)
        {
            i++;
        }

        return i;
    }

    private bool Owns(IReadOnlyList<Cell> cells, Column column) => Columns.Zip(cells).Any(p => p.First == column && p.Second.OwnText.Length > 0);

    private bool Blank(IReadOnlyList<Cell> cells, Column column) => Columns.Zip(cells).All(p => p.First != column || p.Second.IsEmpty);
}
