using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Search;

/// <param name="Hit">To be marked.</param>
internal readonly record struct Piece(string Text, bool Hit);

/// <summary>The part of a text where the question stands, with its words marked.</summary>
internal static class Snippet
{
    /// <summary>What stands further inside is found but not shown.</summary>
    public const int MostRead = 60_000;

    private const int Before = 50, Most = 200;

    /// <returns>The title whole, with its marks.</returns>
    public static IReadOnlyList<Piece> Title(string title, Question question, bool loose) => Cut(title, Marks(title, question, loose), 0, title.Length);

    /// <returns>Null when the words are not in this text.</returns>
    public static IReadOnlyList<Piece>? Around(string text, Question question, bool loose)
    {
        var read = text.Length > MostRead ? text[..MostRead] : text;
        var marks = Marks(read, question, loose);
        if (marks.Count == 0)
        {
            return null;
        }

        var from = StartOfWord(read, Math.Max(0, marks[0].Start - Before));
        return Cut(read, marks, from, EndOfWord(read, from));
    }

    public static IReadOnlyList<Piece> Beginning(string text) => Cut(text, [], 0, EndOfWord(text, 0));

    private static List<(int Start, int End)> Marks(string text, Question question, bool loose)
    {
        var clusters = Clusters.Of(text);
        List<(int Start, int End)> marks = [];
        foreach (var phrase in question.Terms.SelectMany(t => t.Phrases))
        {
            for (var i = 0; i + phrase.Clusters.Count <= clusters.Count; i++)
            {
                if (StandsAt(clusters, i, phrase, loose))
                {
                    marks.Add((clusters[i].Start, clusters[i + phrase.Clusters.Count - 1].End));
                }
            }
        }

        return [.. marks.OrderBy(m => m.Start).ThenByDescending(m => m.End)];
    }

    private static bool StandsAt(List<Cluster> clusters, int at, Phrase phrase, bool loose)
    {
        for (var i = 0; i < phrase.Clusters.Count; i++)
        {
            var (mine, theirs) = (phrase.Clusters[i], clusters[at + i]);
            if (mine.Hash(loose) != theirs.Hash(loose) || (i > 0 && mine.Joins && !theirs.Joins))
            {
                return false;
            }
        }

        // A single cluster is a word only where no bare consonant closes it: นา, not นาย.
        return phrase.Edge is null || at + phrase.Clusters.Count >= clusters.Count || clusters[at + phrase.Clusters.Count] is var next && (!next.Joins || next.End - next.Start > 1);
    }

    private static IReadOnlyList<Piece> Cut(string text, List<(int Start, int End)> marks, int from, int to)
    {
        List<Piece> pieces = [];
        var at = from;
        if (from > 0)
        {
            pieces.Add(new("… ", false));
        }

        foreach (var (start, end) in marks.Where(m => m.Start < to && m.End > from))
        {
            if (end <= at)
            {
                continue;
            }

            if (start > at)
            {
                pieces.Add(new(text[at..start], false));
            }

            var last = Math.Min(end, to);
            pieces.Add(new(text[Math.Max(start, at)..last], true));
            at = last;
        }

        if (at < to)
        {
            pieces.Add(new(text[at..to], false));
        }

        if (to < text.Length)
        {
            pieces.Add(new(" …", false));
        }

        return pieces;
    }

    private static int StartOfWord(string text, int near) => near == 0 ? 0
        : Icu.WordBreaks(text[near..Math.Min(text.Length, near + Before)]).Select(b => near + b).Where(b => b < near + Before).FirstOrDefault(near);

    private static int EndOfWord(string text, int from) => text.Length <= from + Most ? text.Length
        : Icu.WordBreaks(text[from..(from + Most)]).Select(b => from + b).Where(b => b < from + Most).LastOrDefault(from + Most);
}
