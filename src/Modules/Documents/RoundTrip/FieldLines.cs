namespace Prongsai.Documents.RoundTrip;

/// <summary>Where a piece of text of a field stands: which line, and which part of a line whose parts stand in cells of a table.</summary>
internal readonly record struct Place(string Key, int Line, int Part);

/// <summary>
/// The lines of one field while a Word file is matched with it. A line "name | position | duty" is printed as cells, so each of its parts is a line of the
/// file; new cells after them make new lines of as many parts.
/// </summary>
internal sealed class FieldLines
{
    private const string Bar = " | ";

    private readonly bool _many;
    private readonly string _before;
    private readonly List<Row> _rows;

    /// <param name="many">Whether the field takes more than one line.</param>
    public FieldLines(string text, bool many)
    {
        _many = many;
        _rows = [.. WordLine.Of(text).Select(line => new Row([.. line.Split('|', StringSplitOptions.TrimEntries)], []))];
        _before = Text;
    }

    public bool IsChanged => Text != _before;

    public string Text => string.Join('\n', _rows.SelectMany(row => row.Lines()));

    /// <summary>Each part that holds anything, in the order it is printed.</summary>
    public IEnumerable<(int Line, int Part, string Text)> Parts =>
        _rows.SelectMany((row, line) => row.Parts.Select((text, part) => (line, part, text ?? ""))).Where(p => p.Item3.Length > 0);

    /// <param name="text">Null: taken out.</param>
    public void Put(Place place, string? text) => _rows[place.Line].Parts[place.Part] = text;

    /// <summary>One more line after a place; false when the field has room for one line only.</summary>
    public bool Insert(Place after, string text)
    {
        if (_many)
        {
            _rows[after.Line].After.Add(text);
        }

        return _many;
    }

    private sealed record Row(List<string?> Parts, List<string> After)
    {
        public IEnumerable<string> Lines()
        {
            if (Parts.Exists(p => p is { Length: > 0 }))
            {
                yield return string.Join(Bar, Parts.Select(p => p ?? "")).TrimEnd(' ', '|');
            }

            foreach (var cells in After.Chunk(Parts.Count))
            {
                yield return string.Join(Bar, cells);
            }
        }
    }
}
