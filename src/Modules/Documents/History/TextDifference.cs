using System.Text;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.History;

/// <summary>What was taken out of a text and what was put in, word by word or line by line. Pure; Thai words as the dictionary of ICU cuts them.</summary>
internal static class TextDifference
{
    /// <summary>Above this many pairs the middle is shown as one whole change: readable enough, and never slow.</summary>
    private const long MostPairs = 4_000_000;

    /// <summary>Same and removed pieces together are <paramref name="before"/>; same and added ones are <paramref name="after"/>.</summary>
    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        if (before == after)
        {
            return before.Length == 0 ? [] : [new(Change.Same, before)];
        }

        var runs = new List<(Change Change, StringBuilder Text)>();
        foreach (var piece in Steps([.. Icu.Pieces(before)], [.. Icu.Pieces(after)]))
        {
            if (runs.Count == 0 || runs[^1].Change != piece.Change)
            {
                runs.Add((piece.Change, new StringBuilder()));
            }

            runs[^1].Text.Append(piece.Text);
        }

        return [.. runs.Select(run => new Piece(run.Change, run.Text.ToString()))];
    }

    /// <summary>The same by lines, one piece each; of those that did not change only the ones beside a change.</summary>
    public static IReadOnlyList<Piece> OfLines(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lines = Steps([.. before], [.. after]).ToList();
        bool Beside(int i) => Enumerable.Range(i - 1, 3).Any(n => n >= 0 && n < lines.Count && lines[n].Change != Change.Same);
        return [.. lines.Where((_, i) => Beside(i))];
    }

    private static IEnumerable<Piece> Steps(string[] old, string[] now)
    {
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        return
        [
            .. old.Take(head).Select(text => new Piece(Change.Same, text)),
            .. Middle(old[head..^tail], now[head..^tail]),
            .. old.Skip(old.Length - tail).Select(text => new Piece(Change.Same, text)),
        ];
    }

    private static IEnumerable<Piece> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostPairs)
        {
            return [.. old.Select(text => new Piece(Change.Removed, text)), .. now.Select(text => new Piece(Change.Added, text))];
        }

        var pieces = new List<Piece>();
        var common = Longest(old, now);
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                pieces.Add(new(Change.Same, old[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j >= now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                pieces.Add(new(Change.Removed, old[i++]));
            }
            else
            {
                pieces.Add(new(Change.Added, now[j++]));
            }
        }

        return pieces;
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
}

internal enum Change
{
    Same,
    Removed,
    Added,
}

internal sealed record Piece(Change Change, string Text);
