namespace Prongsai.Disclosure.Snapshots;

/// <param name="Sign">' ' stands in both, '-' only in the older one, '+' only in the newer one.</param>
internal sealed record LineChange(char Sign, string Text);

/// <summary>What changed between two texts, line by line; of what did not change, the lines beside a change.</summary>
internal static class LineDifference
{
    private const int MostLines = 2_000;

    public static IReadOnlyList<LineChange> Of(string before, string after)
    {
        var (old, now) = (before.Split('\n').Take(MostLines).ToArray(), after.Split('\n').Take(MostLines).ToArray());
        var all = Steps(old, now);
        return [.. all.Where((line, i) => line.Sign != ' ' || (i > 0 && all[i - 1].Sign != ' ') || (i + 1 < all.Count && all[i + 1].Sign != ' '))];
    }

    private static List<LineChange> Steps(string[] old, string[] now)
    {
        // length[i, j]: most lines that old from i and now from j have in common, in order.
        var length = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                length[i, j] = old[i] == now[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var steps = new List<LineChange>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                steps.Add(new(' ', old[i++]));
                j++;
            }
            else if (j == now.Length || (i < old.Length && length[i + 1, j] >= length[i, j + 1]))
            {
                steps.Add(new('-', old[i++]));
            }
            else
            {
                steps.Add(new('+', now[j++]));
            }
        }

        return steps;
    }
}
