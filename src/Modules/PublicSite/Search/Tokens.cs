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

    private (string Exact, string Loose) Slice(List<Cluster> clusters, bool[] breaks, int from, int to)
    {
        var last = Math.Min(to, clusters.Count);
        var (exact, loose) = (new StringBuilder((last - from) * 9), new StringBuilder((last - from) * 9));
        HashSet<ulong> words = [], endings = [], looseEndings = [];
        for (var i = from; i < last; i++)
        {
            Write(exact, Raw(clusters, i, false));
            Write(loose, Raw(clusters, i, true));
            var cluster = clusters[i];
            if (cluster.IsThai && breaks[cluster.End])
            {
                endings.Add(cluster.Exact);
                looseEndings.Add(cluster.Loose);
                if (breaks[cluster.Start])
                {
                    words.Add(cluster.Exact);
                }
            }
        }

        WriteAll(exact, words, Word);
        WriteAll(exact, endings, Ending);
        WriteAll(loose, looseEndings, Ending);
        return (exact.ToString(), loose.ToString());
    }

    private static bool[] Breaks(string text)
    {
        var breaks = new bool[text.Length + 1];
        breaks[0] = true;
        foreach (var at in Icu.WordBreaks(text))
        {
            breaks[at] = true;
        }

        return breaks;
    }

    private void WriteAll(StringBuilder to, HashSet<ulong> hashes, ulong kind)
    {
        foreach (var hash in hashes)
        {
            Write(to, Mix(hash ^ Mix(kind)));
        }
    }

    private void Write(StringBuilder to, ulong raw)
    {
        Span<char> letters = stackalloc char[7];
        Letter(letters, raw);
        letters[6] = ' ';
        to.Append(letters);
    }

    private string Spell(ulong raw)
    {
        Span<char> letters = stackalloc char[6];
        Letter(letters, raw);
        return letters.ToString();
    }

    private void Letter(Span<char> letters, ulong raw)
    {
        var rest = Mix(raw ^ _seed);
        for (var i = 0; i < 6; i++)
        {
            (rest, var letter) = Math.DivRem(rest, 26);
            letters[i] = (char)('a' + letter);
        }
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
