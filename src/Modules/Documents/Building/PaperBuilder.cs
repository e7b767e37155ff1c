using Prongsai.Documents.Papers;

namespace Prongsai.Documents.Building;

/// <summary>From the facts of a year and the officer's wording to a paper. Pure.</summary>
internal static class PaperBuilder
{
    public static Paper Build(string kind, PaperFacts facts, IReadOnlyDictionary<string, string> edited)
    {
        var text = new PaperText(PaperTemplate.Of(kind), facts, edited);
        IReadOnlyList<Section> sections = kind switch
        {
            PaperKinds.Memo => [MemoBuilder.Build(facts, text)],
            PaperKinds.Announcement => [AnnouncementBuilder.Build(facts, text)],
            PaperKinds.Order => OrderBuilder.Build(facts, text),
            PaperKinds.Plan => [Wide(text, PlanTables.Plan(facts))],
            PaperKinds.Analysis => [Wide(text, PlanTables.Analysis(facts))],
            PaperKinds.Result => [Wide(text, ResultTables.Result(facts))],
            PaperKinds.FailedItems => [Wide(text, ResultTables.FailedItems(facts))],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of paper"),
        };
        return new Paper(text.Title, sections, facts.Names, facts.Emblem);
    }

    /// <summary>Landscape: title, introduction, tables.</summary>
    private static Section Wide(PaperText text, IEnumerable<Block> tables) =>
        new([new Title(text.Lines("heading")), .. text.Paragraphs("intro"), .. tables], Landscape: true, PageNumbers.OfTotal);
}
