using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Search;

/// <summary>What a visitor typed, understood: every term must be found.</summary>
/// <param name="Text">Cleaned, as shown back to the visitor.</param>
/// <param name="Problem">Why nothing is asked; null when <paramref name="Terms"/> can be.</param>
internal sealed record Question(string Text, IReadOnlyList<Choice> Terms, QuestionProblem? Problem)
{
    public const int MostCharacters = 100;
    public const int MostTerms = 10;

    /// <summary>The same with each word for itself, for when nobody wrote them in one row; null when that is no other question.</summary>
    public Question? Apart { get; private init; }

    /// <summary>The same for whoever asks the same.</summary>
    public string Key => string.Join(' ', Terms.Select(t => t.Phrases[0].Key));

    public static Question Of(string? typed, Synonyms synonyms)
    {
        var given = (typed ?? "").Trim();
        if (given.Length > MostCharacters || ThaiText.TooManyMarks(given))
        {
            return new(ThaiText.Clean(given[..Math.Min(given.Length, MostCharacters)]), [], QuestionProblem.TooLong);
        }

        var text = TextOf(given);
        var phrases = Phrases(text).DistinctBy(p => p.Key).ToList();
        return phrases.Count switch
        {
            0 => new(text, [], text.Length == 0 ? QuestionProblem.Nothing : QuestionProblem.NoLetters),
            > MostTerms => new(text, [], QuestionProblem.TooManyTerms),
            _ => new(text, [.. phrases.Select(synonyms.Of)], null) { Apart = WordByWord(text, phrases.Count, synonyms) },
        };
    }

    /// <summary>As it is shown back: cleaned, one space between words.</summary>
    public static string TextOf(string given) => string.Join(' ', ThaiText.Clean(given).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Question? WordByWord(string text, int terms, Synonyms synonyms)
    {
        var words = Icu.Words(text).Select(Phrase.Of).OfType<Phrase>().DistinctBy(p => p.Key).ToList();
        return words.Count > terms && words.Count <= MostTerms ? new(text, [.. words.Select(synonyms.Of)], null) : null;
    }

    private static IEnumerable<Phrase> Phrases(string text)
    {
        var term = new List<Cluster>();
        foreach (var cluster in Clusters.Of(text))
        {
            // Nothing between them, or the dot inside ป.ป.ช. or 2.5.
            if (term.Count > 0 && text[term[^1].End..cluster.Start] is not ("" or "."))
            {
                yield return new(Phrase.First(term));
                term = [];
            }

            term.Add(cluster);
        }

        if (term.Count > 0)
        {
            yield return new(Phrase.First(term));
        }
    }
}

internal enum QuestionProblem
{
    Nothing,
    NoLetters,
    TooLong,
    TooManyTerms,
}
