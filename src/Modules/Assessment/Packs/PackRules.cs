namespace Prongsai.Assessment.Packs;

/// <param name="Path">As an administrator corrects it: "items/O12".</param>
/// <param name="NeedsSource">A mark C or 1 without a source would be an empty claim.</param>
internal sealed record MarkedRule(string Path, Mark Mark, IReadOnlyList<string>? Sources, bool NeedsSource = true);

/// <summary>Every rule of a pack that carries a mark.</summary>
internal static class PackRules
{
    public static IEnumerable<MarkedRule> Of(Pack pack) =>
    [
        .. pack.Instruments.Select(r => new MarkedRule($"instruments/{r.Code}", r.Mark, r.Sources)),
        .. pack.Indicators.Select(r => new MarkedRule($"indicators/{r.Code}", r.Mark, r.Sources, false)),
        .. pack.SubIndicators.Select(r => new MarkedRule($"subIndicators/{r.Code}", r.Mark, r.Sources, false)),
        .. pack.Items.Select(r => new MarkedRule($"items/{r.Code}", r.Mark, r.Sources)),
        .. pack.Items.Select(r => new MarkedRule($"items/{r.Code}/yearRule", r.YearRule.Mark, null, false)),
        .. pack.Items.SelectMany(i => i.Elements.Select(e => new MarkedRule($"items/{i.Code}/elements/{e.Code}", e.Mark, e.Sources))),
        .. pack.Scales.Select(r => new MarkedRule($"scales/{r.Code}", r.Mark, r.Sources)),
        .. pack.Questions.Select(r => new MarkedRule($"questions/{r.Code}", r.Mark, r.Sources)),
        .. pack.Issues.Select(r => new MarkedRule($"issues/{r.Code}", r.Mark, null, false)),
        .. pack.Issues.Select(r => new MarkedRule($"issues/{r.Code}/feeds", r.FeedsMark, null, false)),
        new MarkedRule("scoring", pack.Scoring.Mark, pack.Scoring.Sources),
        new MarkedRule("scoring/rounding", pack.Scoring.Rounding.Mark, null, false),
        new MarkedRule("levels", pack.Levels.Mark, pack.Levels.Sources),
        new MarkedRule("calendar", pack.Calendar.Mark, pack.Calendar.Sources),
        .. pack.Samples.Select(r => new MarkedRule($"samples/{r.Instrument}", r.Mark, r.Sources, false)),
        .. pack.Templates.Select(r => new MarkedRule($"templates/{r.Code}", r.Mark, r.Sources)),
        .. pack.Crosswalk is { } walk
            ? new[] { new MarkedRule("crosswalk/items", walk.ItemsMark, null), new MarkedRule("crosswalk/questions", walk.QuestionsMark, null) }
            : [],
    ];

    public static bool Confirmed(Mark mark) => mark is Mark.C or Mark.A or Mark.I;
}
