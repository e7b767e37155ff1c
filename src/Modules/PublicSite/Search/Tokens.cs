using System.Text;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Search;

/// <summary>
/// What stands in the index for a text: each two neighbouring clusters make one token, so that a phrase is a row of tokens that are rare
/// enough to intersect quickly. A token is six letters made of the clusters and the agency: both engines take it for a plain word, and no
/// token of one agency is ever looked at for another. About one wrong neighbour in ten thousand words is the price of the six letters.
/// </summary>
internal sealed class Tokens(Guid agency)
{
    /// <summary>Of one part of a long text: PostgreSQL counts positions to 16,383.</summary>
    public const int MostClusters = 8_000;

    private const int Overlap = 16;
    private const ulong Alone = 1, Word = 2, Ending = 3;

    private readonly ulong _seed = Mix(BitConverter.ToUInt64(agency.ToByteArray(), 0) ^ Mix(BitConverter.ToUInt64(agency.ToByteArray(), 8)));

    /// <summary>One line of the index for each part of a text; the title stands in all of them.</summary>
    public IReadOnlyList<IndexPart> Parts(string title, string body, string files)
    {
        var (head, bodies, attached) = (Text(title), Slices(body), Slices(files));
        List<IndexPart> parts = [new(head.Exact, bodies[0].Exact, "", $"{head.Loose} {bodies[0].Loose}")];
        parts.AddRange(bodies.Skip(1).Select(b => new IndexPart(head.Exact, b.Exact, "", b.Loose)));
        parts.AddRange(attached.Where(f => f.Exact.Length > 0).Select(f => new IndexPart(head.Exact, "", f.Exact, f.Loose)));
        return parts.Count > SearchEntry.MostParts ? parts[..SearchEntry.MostParts] : parts;
    }

    /// <summary>The token of cluster <paramref name="at"/> and the one behind it, as they stand in the index.</summary>
    public string At(IReadOnlyList<Cluster> clusters, int at, bool loose) => Spell(Raw(clusters, at, loose));

    public string WordToken(Cluster cluster, bool loose) => Spell(Mix(cluster.Hash(loose) ^ Mix(Word)));

    public string EndingToken(Cluster cluster, bool loose) => Spell(Mix(cluster.Hash(loose) ^ Mix(Ending)));

    /// <summary>Compares without spelling: for the marks in a snippet.</summary>
    public static ulong Raw(IReadOnlyList<Cluster> clusters, int at, bool loose)
    {
        var one = clusters[at];
        if (!one.IsThai)
        {
            return one.Hash(loose);
        }

        return at + 1 < clusters.Count && clusters[at + 1].Joins
            ? Mix(one.Hash(loose)) + clusters[at + 1].Hash(loose)
            : Mix(one.Hash(loose) ^ Mix(Alone));
    }

    private (string Exact, string Loose) Text(string text) => Slice(Clusters.Of(text), Breaks(text), 0, int.MaxValue);

    private List<(string Exact, string Loose)> Slices(string text)
    {
        var (clusters, breaks) = (Clusters.Of(text), Breaks(text));
        List<(string, string)> slices = [];
        for (var from = 0; from == 0 || from < clusters.Count; from += MostClusters)
        {
            slices.Add(Slice(clusters, breaks, from, from + MostClusters + Overlap));
        }

        return slices;
    }

    private (string Exact, string Loose) Slice(List<Cluster> clusters, HashSet<int> breaks, int from, int to)
    {
        var (exact, loose) = (new StringBuilder(), new StringBuilder());
        HashSet<ulong> words = [], endings = [], looseEndings = [];
        for (var i = from; i < Math.Min(to, clusters.Count); i++)
        {
            exact.Append(At(clusters, i, false)).Append(' ');
            loose.Append(At(clusters, i, true)).Append(' ');
            if (clusters[i].IsThai && breaks.Contains(clusters[i].End))
            {
                endings.Add(clusters[i].Exact);
                looseEndings.Add(clusters[i].Loose);
                if (clusters[i].Start == 0 || breaks.Contains(clusters[i].Start))
                {
                    words.Add(clusters[i].Exact);
                }
            }
        }

        exact.AppendJoin(' ', words.Select(w => Spell(Mix(w ^ Mix(Word)))).Concat(endings.Select(e => Spell(Mix(e ^ Mix(Ending))))));
        loose.AppendJoin(' ', looseEndings.Select(e => Spell(Mix(e ^ Mix(Ending)))));
        return (exact.ToString(), loose.ToString());
    }

    private static HashSet<int> Breaks(string text) => [.. Icu.WordBreaks(text)];

    private string Spell(ulong raw)
    {
        var left = Mix(raw ^ _seed);
        return string.Create(6, left, static (letters, rest) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                (rest, var letter) = Math.DivRem(rest, 26);
                letters[i] = (char)('a' + letter);
            }
        });
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}

/// <summary>Tokens with spaces between them.</summary>
internal sealed record IndexPart(string Title, string Body, string Files, string Loose);
