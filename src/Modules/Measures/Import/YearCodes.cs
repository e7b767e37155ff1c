using Prongsai.Assessment.Contracts;

namespace Prongsai.Measures.Import;

/// <summary>
/// Codes that a table of a year may name, with their wordings: of the year itself and of the year before, whose results its measures answer.
/// </summary>
internal sealed class YearCodes(FrameworkView? framework, FrameworkView? before)
{
    private readonly ILookup<string, string> wordings = new[] { framework, before }.OfType<FrameworkView>()
        .SelectMany(f => f.Questions.Select(q => (q.Code, q.Text)).Concat(f.Items.Select(i => (i.Code, Text: i.Name)))).ToLookup(c => c.Code, c => c.Text);

    public bool Knows(string code) => wordings.Contains(code);

    public IReadOnlySet<string> Known => wordings.Select(w => w.Key).ToHashSet();

    /// <summary>The official wording that is nearest to what stands beside the code; empty for a code that is not known.</summary>
    public string Wording(string code, string beside) => wordings[code].OrderByDescending(w => TextLikeness.Share(w, beside)).FirstOrDefault("");

    /// <summary>The readings, first the one whose official wording stands beside the code in the document.</summary>
    public IEnumerable<string> ByWording(IEnumerable<string> readings, string beside) => readings.OrderByDescending(r => TextLikeness.Share(Wording(r, beside), beside));

    /// <summary>The codes of the document's own year; of the chosen one where the document says none. Null when the year has no rules.</summary>
    public static Func<int?, YearCodes?> From(IFrameworkShelf shelf, int? chosenYear) => year =>
        (year is { } own ? Of(shelf, own) : null) ?? (chosenYear is { } chosen ? Of(shelf, chosen) : null);

    public static YearCodes? Of(IFrameworkShelf shelf, int year) => shelf.OfYear(year) is { } framework ? new(framework, shelf.OfYear(year - 1)) : null;
}
