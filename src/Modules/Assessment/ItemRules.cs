using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Scoring;

namespace Prongsai.Assessment;

internal sealed class ItemRules(Frameworks frameworks) : IItemRules
{
    private const string Oit = "OIT";

    public async Task<DisclosureRules?> OfYearAsync(int fiscalYear, CancellationToken ct)
    {
        if (await frameworks.PackAsync(fiscalYear, ct) is not { } known)
        {
            return null;
        }

        var pack = known.Pack;
        var groups = pack.SubIndicators.ToDictionary(s => s.Code, s => $"{s.Code} {s.Name}");
        // Rules that are carried over are those of the year before: nothing moved.
        var walk = known.CarriedFrom is null ? pack.Crosswalk : null;
        return new DisclosureRules(
            fiscalYear, known.CarriedFrom, [.. pack.Items.Select(item => Rule(item, groups[item.SubIndicator]))],
            pack.Instruments.Single(i => i.Code == Oit).Weight, walk?.FromYear,
            [.. (walk?.Items ?? []).Select(row => new ItemMove(row.From, row.To, row.Kind, row.Note ?? ""))],
            [.. (known.CarriedFrom is null ? pack.Calendar.Steps : []).Select(step => new DiaryRule(step.Code, step.Text, step.From, step.To, Doubt(pack.Calendar.Mark)))]);
    }

    public async Task<decimal?> OitAsync(int fiscalYear, IReadOnlySet<string> complete, CancellationToken ct)
    {
        if (await frameworks.PackAsync(fiscalYear, ct) is not { } known)
        {
            return null;
        }

        var scores = known.Pack.Items.ToDictionary(item => item.Code, item => complete.Contains(item.Code) ? 100m : 0m, StringComparer.Ordinal);
        var card = Scores.Of(known.Pack, ScoreInput.Nothing with { Items = scores });
        return Rounded.By(known.Pack.Scoring.Rounding, card.Instruments[Oit].Value);
    }

    private static ItemRule Rule(Item item, string group) => new(
        item.Code, item.Name, group, item.DefaultUnit, YearOf(item.YearRule.Rule), YearRules.Describe(item.YearRule.Rule),
        Doubt(PackRules.Confirmed(item.Mark) ? item.YearRule.Mark : item.Mark),
        [.. item.Elements.Select(e => new ElementRule(e.Code, e.Text, e.Condition ?? "", Doubt(e.Mark)))]);

    private static ContentYear YearOf(string rule) => rule switch
    {
        "up-to-date" => ContentYear.UpToDate,
        "current" => ContentYear.Assessed,
        "current-first-half" => ContentYear.AssessedFirstHalf,
        YearRules.Previous => ContentYear.Before,
        "in-force" => ContentYear.InForce,
        _ => ContentYear.Unknown,
    };

    private static string Doubt(Mark mark) => PackRules.Confirmed(mark) ? "" : mark == Mark.G ? "เป็นความรู้ทั่วไป" : MarkText.Short(mark);
}
