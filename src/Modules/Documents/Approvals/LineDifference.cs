using Prongsai.Approvals.Contracts;

namespace Prongsai.Documents.Approvals;

/// <summary>What was taken out of a text and what was put in, line by line, with a line of the surroundings.</summary>
internal static class LineDifference
{
    /// <summary>A paper has some hundreds of lines; beyond this the middle is shown as changed as a whole.</summary>
    private const int MostLines = 3_000;

    public static IReadOnlyList<DifferenceLine> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        List<DifferenceLine> lines = [];
        var (removed, added) = (before.Skip(head).SkipLast(tail).ToList(), after.Skip(head).SkipLast(tail).ToList());
        if (removed.Count + added.Count == 0)
        {
            return [];
        }

        if (head > 0)
        {
            lines.Add(new(DifferenceKind.Same, before[head - 1]));
        }

        lines.AddRange(removed.Count > MostLines || added.Count > MostLines ? Whole(removed, added) : Middle(removed, added));
        if (tail > 0)
        {
            lines.Add(new(DifferenceKind.Same, before[^tail]));
        }

        return lines;
    }

    private static IEnumerable<DifferenceLine> Whole(List<string> removed, List<string> added) =>
        removed.Select(line => new DifferenceLine(DifferenceKind.Removed, line)).Concat(added.Select(line => new DifferenceLine(DifferenceKind.Added, line)));

    /// <summary>Longest common subsequence; the lines in common are kept only beside a change.</summary>
    private static List<DifferenceLine> Middle(List<string> before, List<string> after)
    {
        var longest = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                longest[i, j] = before[i] == after[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        List<DifferenceLine> lines = [];
        var (b, a) = (0, 0);
        while (b < before.Count || a < after.Count)
        {
            if (b < before.Count && a < after.Count && before[b] == after[a])
            {
                lines.Add(new(DifferenceKind.Same, before[b]));
                (b, a) = (b + 1, a + 1);
            }
            else if (b < before.Count && (a == after.Count || longest[b + 1, a] >= longest[b, a + 1]))
            {
                lines.Add(new(DifferenceKind.Removed, before[b++]));
            }
            else
            {
                lines.Add(new(DifferenceKind.Added, after[a++]));
            }
        }

        bool Beside(int i) => Enumerable.Range(i - 1, 3).Any(n => n >= 0 && n < lines.Count && lines[n].Kind != DifferenceKind.Same);
        return [.. lines.Where((_, i) => Beside(i))];
    }
}
