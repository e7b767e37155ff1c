using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Items;

/// <summary>What a new year takes over from the last year that was opened before it, item by item.</summary>
/// <param name="FromYear">Null: there is none, or nothing is known of how its items moved.</param>
/// <param name="Left">Items of that year that the new one does not ask for; what proves them stays where it is.</param>
internal sealed record CarryPlan(int? FromYear, IReadOnlyList<CarryLine> Lines, IReadOnlyList<DisclosureItem> Left)
{
    public static CarryPlan Nothing(DisclosureRules rules) => new(null, [.. rules.Items.Select(rule => CarryLine.New(rule))], []);

    public CarryLine LineOf(string code) => Lines.First(l => l.Rule.Code == code);
}

/// <param name="From">Items of the year before, in its order; empty: it is new.</param>
/// <param name="How">"same", "renumbered", "merged", "split" or "" for a new one.</param>
/// <param name="Elements">For each element of the rule, by number: what stood there before. Null: no element of before has its place or its words.</param>
/// <param name="Proofs">Element of the new item (0: to be sorted by a person) and evidence.</param>
internal sealed record CarryLine(
    ItemRule Rule, IReadOnlyList<DisclosureItem> From, string How, string Note, IReadOnlyList<string?> Elements, IReadOnlyList<(int Element, Guid Evidence)> Proofs)
{
    public static CarryLine New(ItemRule rule) => new(rule, [], "", "", [.. rule.Elements.Select(_ => (string?)null)], []);

    /// <summary>The first of those it came from answers for it.</summary>
    public DisclosureItem? Owner => From.Count > 0 ? From[0] : null;

    /// <summary>The words of before where they are other words now; empty when they are the same or there were none.</summary>
    public string ChangedFrom(int number) =>
        Elements[number - 1] is { } before && ThaiText.SearchKey(before) != ThaiText.SearchKey(Rule.Elements[number - 1].Text) ? before : "";
}

/// <summary>Follows the items from year to year by the crosswalks of the packs.</summary>
internal sealed class CarryOver(AppDb db, IItemRules rules)
{
    private const int YearsBack = 6;

    public IItemRules Rules => rules;

    public async Task<CarryPlan> PlanAsync(DisclosureRules year, CancellationToken ct)
    {
        var opened = await db.Set<DisclosureItem>().AsNoTracking().Where(i => i.FiscalYear < year.FiscalYear && i.FiscalYear >= year.FiscalYear - YearsBack)
            .OrderByDescending(i => i.FiscalYear).Select(i => (int?)i.FiscalYear).FirstOrDefaultAsync(ct);
        if (opened is not { } from)
        {
            return CarryPlan.Nothing(year);
        }

        var before = await db.Set<DisclosureItem>().AsNoTracking().AsSplitQuery().Include(i => i.Elements).Include(i => i.Proofs)
            .Where(i => i.FiscalYear == from).OrderBy(i => i.Position).Take(200).ToListAsync(ct);
        var ways = before.ToDictionary(i => i.Code, i => new List<Way> { new(i.Code, "same", "") }, StringComparer.Ordinal);
        for (var next = from + 1; next <= year.FiscalYear; next++)
        {
            var step = next == year.FiscalYear ? year : await rules.OfYearAsync(next, ct);
            ways = ways.ToDictionary(w => w.Key, w => w.Value.SelectMany(way => Follow(way, step)).DistinctBy(way => way.Code).ToList(), StringComparer.Ordinal);
        }

        return new CarryPlan(from, [.. year.Items.Select(rule => Line(rule, before, ways))], [.. before.Where(i => ways[i.Code].TrueForAll(way => year.Items.All(rule => rule.Code != way.Code)))]);
    }

    // A year whose rules are carried over, or of which no crosswalk is known, keeps the codes of the year before.
    private static IEnumerable<Way> Follow(Way way, DisclosureRules? year) => year is null || year.MovedFrom is null
        ? [way]
        : year.Moves.Where(m => m.From.Contains(way.Code)).SelectMany(m => m.To.Select(to => new Way(to, Stronger(way.Kind, m.Kind), m.Note)));

    private static string Stronger(string before, string now) => now == "same" ? before : before is "merged" or "split" ? before : now;

    private static CarryLine Line(ItemRule rule, List<DisclosureItem> before, Dictionary<string, List<Way>> ways)
    {
        var from = before.Where(i => ways[i.Code].Exists(w => w.Code == rule.Code)).ToList();
        if (from.Count == 0)
        {
            return CarryLine.New(rule);
        }

        var way = ways[from[0].Code].Find(w => w.Code == rule.Code)!;
        var elements = rule.Elements.Select((element, n) => Before(element.Text, n, from)).ToList();
        var proofs = from.SelectMany(item => item.Proofs.Select(proof => (Element: Sorted(item, proof.Element, elements, from), Evidence: proof.EvidenceId))).Distinct().ToList();
        // What is sorted to an element needs no second place among what is not.
        var sorted = proofs.Where(p => p.Element > 0).Select(p => p.Evidence).ToHashSet();
        return new CarryLine(rule, from, way.Kind, way.Note, [.. elements.Select(e => e?.Text)], [.. proofs.Where(p => p.Element > 0 || !sorted.Contains(p.Evidence))]);
    }

    // The same words; else, where one item became one item with as many elements, the same place.
    private static DisclosureElement? Before(string text, int place, List<DisclosureItem> from)
    {
        var key = ThaiText.SearchKey(text);
        return from.SelectMany(i => i.Elements).FirstOrDefault(e => ThaiText.SearchKey(e.Text) == key)
            ?? (from.Count == 1 ? from[0].Elements.Find(e => e.Number == place + 1) : null);
    }

    private static int Sorted(DisclosureItem item, int element, List<DisclosureElement?> elements, List<DisclosureItem> from)
    {
        var place = elements.FindIndex(e => e is not null && e.ItemId == item.Id && e.Number == element);
        return place >= 0 ? place + 1 : from.Count == 1 && elements.Count == 1 ? 1 : 0;
    }

    private sealed record Way(string Code, string Kind, string Note);
}
