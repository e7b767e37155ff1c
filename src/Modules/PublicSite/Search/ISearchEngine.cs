namespace Prongsai.PublicSite.Search;

/// <summary>Asks the index of one database engine. Both hold the same tokens and must answer the same.</summary>
internal interface ISearchEngine
{
    /// <returns>Numbers of entries of the ambient agency, the newest first; among more than <see cref="Ask.Most"/> it is any of them, but the newest pages among them.</returns>
    Task<IReadOnlyList<long>> FindAsync(Ask ask, CancellationToken ct);
}

/// <param name="Where">Which texts of an entry must hold the terms.</param>
/// <param name="WholeWords">A single cluster must be a word of its own, not only the end of one.</param>
/// <param name="Most">Lines of the index to find at most.</param>
internal sealed record Ask(IReadOnlyList<Choice> Terms, Where Where, bool WholeWords, int Most)
{
    public bool Loose => Where == Where.Loosely;

    /// <summary>The tokens of a phrase in their order, and the one of its edge if it has one.</summary>
    public (IReadOnlyList<string> Row, string? Edge) Of(Phrase phrase, Tokens tokens) => (
        [.. Enumerable.Range(0, phrase.Length).Select(i => tokens.At(phrase.Clusters, i, Loose))],
        phrase.Edge is not { } edge ? null : WholeWords && !Loose ? tokens.WordToken(edge, Loose) : tokens.EndingToken(edge, Loose));
}

internal enum Where
{
    Title,
    Page,
    PageAndFiles,

    /// <summary>Anywhere, whatever the tone marks are.</summary>
    Loosely,
}
