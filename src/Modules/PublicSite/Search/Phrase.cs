using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Search;

/// <summary>Words that must stand one behind the other, without a space between them or with one.</summary>
/// <param name="Clusters">Never empty; the first joins nothing.</param>
internal sealed record Phrase(IReadOnlyList<Cluster> Clusters)
{
    /// <summary>How many tokens of the index the phrase is: the last cluster of several is in the token before it.</summary>
    public int Length => Clusters.Count - (Clusters[^1].IsThai ? 1 : 0);

    /// <summary>A last cluster that no token says: it must end a word of the text (นา, ปี, น้ำ).</summary>
    public Cluster? Edge => Clusters[^1] is { IsThai: true, Joins: false } ? Clusters[^1] : null;

    /// <summary>Two phrases with the same key are one.</summary>
    public string Key => string.Join('.', Clusters.Select(c => c.Joins ? ~c.Exact : c.Exact));

    public static Phrase? Of(string text)
    {
        var clusters = Search.Clusters.Of(ThaiText.Clean(text));
        return clusters.Count == 0 ? null : new(First(clusters));
    }

    public static IReadOnlyList<Cluster> First(IReadOnlyList<Cluster> clusters) => [clusters[0] with { Joins = false }, .. clusters.Skip(1)];
}

/// <summary>One term of a question: any of these phrases will do.</summary>
internal sealed record Choice(IReadOnlyList<Phrase> Phrases);
