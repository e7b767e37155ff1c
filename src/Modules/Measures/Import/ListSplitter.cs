using Prongsai.Platform.Files;

namespace Prongsai.Measures.Import;

/// <summary>
/// The items of one cell. Numbers are followed in their order, so years, decimals, clauses and references never cut an item;
/// bullets under a number belong to it.
/// </summary>
internal sealed class ListSplitter
{
    private const int MostSkipped = 3;
    private readonly List<string> items = [];
    private readonly List<int> numbers = [];
    private int last;
    private char delimiter;

    /// <summary>Items without their markers. Text before the first marker is an item of its own.</summary>
    public static IReadOnlyList<string> Split(IReadOnlyList<string> lines) => Read(lines).Items;

    /// <summary>The items and the numbers that were printed before them.</summary>
    public static (IReadOnlyList<string> Items, IReadOnlyList<int> Numbers) Read(IReadOnlyList<string> lines)
    {
        var splitter = new ListSplitter();
        var marked = lines.Any(l => ListMarker.At(l, 0) is not null || IsBullet(l, 0)) || lines.Any(l => FirstInline(l) >= 0);
        foreach (var line in lines)
        {
            splitter.Line(line, marked);
        }

        return ([.. splitter.items.Select(i => i.Trim()).Where(i => i.Length > 0)], splitter.numbers);
    }

    private void Line(string line, bool marked)
    {
        var at = 0;
        if (ListMarker.At(line, 0) is { } marker && Follows(marker, atStart: true))
        {
            Begin(marker);
            at = marker.Length;
        }
        else if (IsBullet(line, 0))
        {
            Bulleted(line);
            return;
        }
        else if (!marked || items.Count == 0)
        {
            items.Add("");
        }
        else
        {
            // A list of Word that starts again under an item keeps its numbers.
            items[^1] += ListMarker.At(line, 0) is null ? " " : "\n";
        }

        Inline(line, at);
    }

    private void Inline(string line, int from)
    {
        var start = from;
        for (var i = from; i < line.Length; i++)
        {
            if (!(ListText.IsDigit(line[i]) || line[i] == '(') || !ListMarker.MayStandAt(line, i)
                || ListMarker.At(line, i) is not { } marker || !FollowsInline(marker, line, i))
            {
                continue;
            }

            items[^1] += line[start..i].TrimEnd();
            if (items[^1].Trim().Length == 0 && numbers.Count == 0)
            {
                items.RemoveAt(items.Count - 1);
            }

            Begin(marker);
            start = i + marker.Length;
            i = start - 1;
        }

        items[^1] += line[start..];
    }

    private void Begin(ListMarker marker)
    {
        items.Add("");
        numbers.Add(marker.Number);
        (last, delimiter) = (marker.Number, marker.Delimiter);
    }

    private bool Follows(ListMarker marker, bool atStart) =>
        last == 0 ? atStart || marker.Number == 1 : marker.Number > last && marker.Number <= last + MostSkipped;

    private bool FollowsInline(ListMarker marker, string line, int at)
    {
        if (last == 0)
        {
            return marker.Number == 1 && HasInline(line, at + marker.Length, 2, marker.Delimiter);
        }

        return marker.Delimiter == delimiter
            && (marker.Number == last + 1
                || (marker.Number == last + 2 && HasInline(line, at + marker.Length, marker.Number + 1, delimiter) && !HasInline(line, at + marker.Length, last + 1, delimiter)));
    }

    private static int FirstInline(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (ListText.IsDigit(line[i]) && ListMarker.MayStandAt(line, i) && ListMarker.At(line, i) is { Number: 1 } m && HasInline(line, i + m.Length, 2, m.Delimiter))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HasInline(string line, int from, int number, char delimiter)
    {
        for (var i = from; i < line.Length; i++)
        {
            if (ListText.IsDigit(line[i]) && ListMarker.MayStandAt(line, i) && ListMarker.At(line, i) is { } m && m.Number == number && m.Delimiter == delimiter)
            {
                return true;
            }
        }

        return false;
    }

    private void Bulleted(string line)
    {
        if (last > 0)
        {
            Inline("\n" + line, 0);
            return;
        }

        var parts = BulletParts(line);
        items.AddRange(parts);
    }

    /// <summary>A bulleted line may hold the next bullets as well: pasted lists lose their line feeds.</summary>
    private static List<string> BulletParts(string line)
    {
        var bullet = line[0];
        var parts = new List<string>();
        var start = 1;
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] == bullet && line[i - 1] == ' ' && BeginsPart(line, i, bullet))
            {
                parts.Add(line[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(line[start..].Trim());
        return parts;
    }

    private static bool BeginsPart(string line, int at, char bullet)
    {
        if (bullet is not ('-' or '–' or '—' or '*'))
        {
            return true;
        }

        // "ชื่อ - สกุล", "จันทร์ - ศุกร์", "๑ - ๒" are no items.
        var after = line.AsSpan(at + 1).TrimStart(' ');
        var before = line.AsSpan(0, at).TrimEnd(' ');
        return after.Length > 8 && !ListText.IsDigit(after[0])
            && !before.EndsWith("ชื่อ", StringComparison.Ordinal) && !before.EndsWith("จันทร์", StringComparison.Ordinal) && !before.EndsWith("วัน", StringComparison.Ordinal);
    }

    internal static bool IsBullet(string line, int at) =>
        at < line.Length && ListText.Bullets.Contains(line[at], StringComparison.Ordinal) && line.Length > at + 1 && !ListText.IsDigit(line[at + 1]);
}
