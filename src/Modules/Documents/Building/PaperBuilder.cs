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
            PaperKinds.MemoAndAnnouncement => Pair(facts, text),
            PaperKinds.Letter or PaperKinds.Circular => [LetterBuilder.Build(facts, text)],
            PaperKinds.GeneralMemo => [MemoBuilder.Build(facts, text)],
            PaperKinds.GeneralOrder => [OrderBuilder.General(facts, text)],
            PaperKinds.GeneralAnnouncement => [AnnouncementBuilder.Build(facts, text)],
            PaperKinds.Minutes => [MinutesBuilder.Build(text)],
            PaperKinds.Certificate => [LetterBuilder.Certificate(facts, text)],
            PaperKinds.Report => ReportBuilder.Build(facts, text),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of paper"),
        };
        return new Paper(text.Title, sections, facts.Names, facts.Emblem, text["secrecy"] is { Length: > 0 } secrecy and not "ไม่มี" ? secrecy : "");
    }

    /// <summary>The memo that proposes, the announcement it proposes and the table announced: the same facts, the same day, one signature.</summary>
    private static IReadOnlyList<Section> Pair(PaperFacts facts, PaperText text)
    {
        List<Section> sections = [MemoBuilder.Build(facts, text), AnnouncementBuilder.Build(facts, text, "noticeClosing", PageNumbers.None)];
        if (text["attachment"] == "แนบรายงานผล")
        {
            var report = new PaperText(PaperTemplate.Of(PaperKinds.Result), facts, new Dictionary<string, string>(StringComparer.Ordinal));
            sections.Add(Wide(report, ResultTables.Result(facts)) with { Numbers = PageNumbers.None });
        }

        return sections;
    }

    /// <summary>Landscape: title, introduction, tables, what is said after them.</summary>
    private static Section Wide(PaperText text, IEnumerable<Block> tables) =>
        new([new Title(text.Lines("heading")), .. text.Paragraphs("intro"), .. tables, .. text.Paragraphs("after"), .. text.Numbered("afterItems", under: null)], Landscape: true, PageNumbers.OfTotal);
}
