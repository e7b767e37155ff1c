using Prongsai.Platform.Thai;

namespace Prongsai.Documents.History;

/// <summary>What was taken out of a text and what was put in, word by word. Pure; Thai words as the dictionary of ICU cuts them.</summary>
internal static class TextDifference
{
    /// <summary>Above this many pairs of words the middle is shown as one whole change: readable enough, and never slow.</summary>
    private const long MostPairs = 4_000_000;

    /// <summary>Same and removed pieces together are <paramref name="before"/>; same and added ones are <paramref name="after"/>.</summary>
    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        if (before == after)
        {
            return before.Length == 0 ? [] : [new(Change.Same, before)];
        }

        var (old, now) = (Icu.Pieces(before), Icu.Pieces(after));
        var head = 0;
        while (head < old.Count && head < now.Count && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Count - head && tail < now.Count - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        var pieces = new List<Piece>();
        Add(pieces, Change.Same, old.Take(head));
        Middle(pieces, [.. old.Skip(head).Take(old.Count - head - tail)], [.. now.Skip(head).Take(now.Count - head - tail)]);
        Add(pieces, Change.Same, old.Skip(old.Count - tail));
        return pieces;
    }

    private static void Middle(List<Piece> pieces, string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostPairs)
        {
            Add(pieces, Change.Removed, old);
            Add(pieces, Change.Added, now);
            return;
        }

        var common = Longest(old, now);
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                Add(pieces, Change.Same, [old[i]]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j >= now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                Add(pieces, Change.Removed, [old[i++]]);
            }
            else
            {
                Add(pieces, Change.Added, [now[j++]]);
            }
        }
    }

    /// <summary>Length of the longest common sequence of what is left from each pair of places.</summary>
    private static ushort[,] Longest(string[] old, string[] now)
    {
        var common = new ushort[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? (ushort)(common[i + 1, j + 1] + 1) : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static void Add(List<Piece> pieces, Change change, IEnumerable<string> words)
    {
        var text = string.Concat(words);
        if (text.Length == 0)
        {
            return;
        }

        if (pieces.Count > 0 && pieces[^1].Change == change)
        {
            pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + text };
        }
        else
        {
            pieces.Add(new(change, text));
        }
    }
}

internal enum Change
{
    Same,
    Removed,
    Added,
}

internal sealed record Piece(Change Change, string Text);
