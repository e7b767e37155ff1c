using Prongsai.Assessment.Contracts;

namespace Prongsai.Measures.Import;

/// <summary>Codes of a year's framework with their wordings: what a doubtful code beside a question can mean.</summary>
internal sealed class YearCodes(FrameworkView framework)
{
    private readonly Dictionary<string, string> wordings = framework.Questions.Select(q => (q.Code, q.Text)).Concat(framework.Items.Select(i => (i.Code, Text: i.Name)))
        .DistinctBy(c => c.Code).ToDictionary(c => c.Code, c => c.Text);

    public IReadOnlySet<string> Known { get; } = framework.Questions.Select(q => q.Code).Concat(framework.Items.Select(i => i.Code)).ToHashSet();

    public string Wording(string code) => wordings.GetValueOrDefault(code, "");

    /// <summary>The readings, first the one whose official wording stands beside the code in the document.</summary>
    public IEnumerable<string> ByWording(IEnumerable<string> readings, string beside) => readings.OrderByDescending(r => TextLikeness.Share(Wording(r), beside));

    /// <summary>The codes of the document's own year; of the chosen one where the document says none.</summary>
    public static Func<int?, YearCodes?> From(IFrameworkShelf shelf, int? chosenYear) => year =>
    {
        var framework = (year is { } own ? shelf.OfYear(own) : null) ?? (chosenYear is { } chosen ? shelf.OfYear(chosen) : null);
        return framework is null ? null : new(framework);
    };
}
