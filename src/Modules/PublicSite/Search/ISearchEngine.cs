namespace Prongsai.PublicSite.Search;

/// <summary>Asks the index of one database engine. Both hold the same tokens and must answer the same.</summary>
internal interface ISearchEngine
{
    /// <returns>
    /// Numbers of entries of the ambient agency: who has the terms in the title, then on the page, then in the files; of each the newest first.
    /// Of more than <see cref="Ask.Most"/> it is some, and the newest among them first.
    /// </returns>
    Task<IReadOnlyList<long>> FindAsync(Ask ask, CancellationToken ct);
}

/// <param name="WholeWords">A single cluster must be a word of its own, not only the end of one.</param>
/// <param name="Loose">Whatever the tone marks are; then all places are one.</param>
/// <param name="Most">Lines of the index to find at most.</param>
internal sealed record Ask(IReadOnlyList<Choice> Terms, bool WholeWords, bool Loose, int Most)
{
    private const int LongRow = 8, Half = 4;

    /// <summary>
    /// The tokens of a phrase in their order, and the one of its edge if it has one. A long phrase is known by its beginning and its end: each
    /// token more is another list to intersect, and hardly another page less.
    /// </summary>
    public (IReadOnlyList<IReadOnlyList<string>> Rows, string? Edge) Of(Phrase phrase, Tokens tokens)
    {
        List<string> row = [.. Enumerable.Range(0, phrase.Length).Select(i => tokens.At(phrase.Clusters, i, Loose))];
        IReadOnlyList<IReadOnlyList<string>> rows = row.Count == 0 ? [] : row.Count <= LongRow ? [row] : [row[..Half], row[^Half..]];
        return (rows, phrase.Edge is not { } edge ? null : WholeWords && !Loose ? tokens.WordToken(edge, Loose) : tokens.EndingToken(edge, Loose));
    }
}
