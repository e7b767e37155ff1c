using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Import;

/// <summary>A row of the table as cells of known columns, before their text is understood.</summary>
internal sealed class RawRow(string where, IReadOnlyList<string> issue)
{
    private readonly Dictionary<Column, List<string>> cells = [];

    public string Where { get; } = where;

    /// <summary>Issue heading in force, from a heading between tables or a cell above.</summary>
    public IReadOnlyList<string> Issue { get; } = issue;

    public IReadOnlyList<string> Lines(Column column) => cells.TryGetValue(column, out var lines) ? lines : [];

    public string Text(Column column) => string.Join('\n', Lines(column));

    public void Set(Column column, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            cells[column] = cells.TryGetValue(column, out var before) ? [.. before, .. lines] : [.. lines];
        }
    }

    /// <summary>Adds what a continued row holds; says what it took for a cue of the page break.</summary>
    /// <param name="cut">A page may have cut a sentence here; under merged cells each row says a thing of its own.</param>
    public string? Continue(Column column, IReadOnlyList<string> lines, bool cut)
    {
        if (lines.Count == 0)
        {
            return null;
        }

        if (!cells.TryGetValue(column, out var before))
        {
            cells[column] = [.. lines];
            return null;
        }

        if (Same(string.Join("", before), string.Join("", lines)))
        {
            return null;
        }

        var cue = ContinuationCue.Remove(before, lines[0]);
        var last = before[^1];
        if (!cut || ListMarker.At(lines[0], 0) is not null || ListSplitter.IsBullet(lines[0], 0))
        {
            before.Add(lines[0]);
        }
        else
        {
            before[^1] = last + (Thai(last[^1]) && Thai(lines[0][0]) ? "" : " ") + lines[0];
        }

        before.AddRange(lines.Skip(1));
        return cue;
    }

    private static bool Thai(char c) => c is >= '\u0E01' and <= '\u0E4E';

    /// <summary>Equal but for blanks, digits' script and "(ต่อ)".</summary>
    internal static bool Same(string a, string b) => Key(a) == Key(b);

    internal static string Key(string text) => Heading.Key(text).Replace("(ต่อ)", "", StringComparison.Ordinal);
}

/// <summary>"… ให้ประชาชน / มีส่วนร่วม..." at the foot of a page, repeated at the head of the next.</summary>
internal static class ContinuationCue
{
    public static string? Remove(List<string> lines, string next)
    {
        var last = lines[^1];
        var dots = last.EndsWith("...", StringComparison.Ordinal) ? 3 : last.EndsWith('…') ? 1 : 0;
        var slash = last.LastIndexOf('/');
        if (dots == 0 || slash <= 0 || last.Length - slash > 60)
        {
            return null;
        }

        var cue = last[(slash + 1)..^dots].Trim();
        if (cue.Length < 2 || !ThaiText.SearchKey(next).StartsWith(ThaiText.SearchKey(cue), StringComparison.Ordinal))
        {
            return null;
        }

        lines[^1] = last[..slash].TrimEnd();
        return last[slash..].Trim();
    }
}
