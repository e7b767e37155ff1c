using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Items;

/// <param name="Rule">Null: the rules of the year no longer name it.</param>
/// <param name="Met">Elements that are there or do not apply.</param>
/// <param name="Worst">As <see cref="ItemNow.Worst"/>.</param>
/// <param name="Points">What it adds to the OIT score when it is complete and the others stay as they are; 0 when it counts already.</param>
internal sealed record BoardLine(
    DisclosureItem Item, ItemRule? Rule, ItemState State, string Unit, string Person, int Met, int Elements, FreshnessOf? Worst, bool Late, decimal Points)
{
    public int Missing => Elements - Met;

    public string Path => FormattableString.Invariant($"/app/{Item.FiscalYear}/oit/{Item.Code.ToLowerInvariant()}");
}

/// <summary>A way to a goal: the items that bring most for the least work.</summary>
/// <param name="Reached">OIT score when they are done.</param>
internal sealed record WayTo(decimal Goal, IReadOnlyList<BoardLine> Items, decimal Reached);

/// <summary>The year at a glance: three numbers that are kept apart.</summary>
/// <param name="Low">OIT score of what is published and fresh.</param>
/// <param name="High">The same with everything that was begun.</param>
internal sealed record BoardView(DisclosureRules? Rules, IReadOnlyList<BoardLine> Lines, decimal Low, decimal High, IReadOnlyList<WayTo> Ways)
{
    public int Done => Lines.Count(l => l.State == ItemState.Published);

    public int Met => Lines.Sum(l => l.Met);

    public int Elements => Lines.Sum(l => l.Elements);
}

internal sealed class Board(AppDb db, IItemRules rules, ContentReader reader, IAgencyDirectory office)
{
    private const int MostItems = 200;
    private static readonly decimal[] Goals = [85, 95];

    /// <summary>All items of the year; who sees one unit gets the numbers of that unit and no expected score.</summary>
    public async Task<BoardView> ReadAsync(int year, CurrentUser user, CancellationToken ct)
    {
        var known = await rules.OfYearAsync(year, ct);
        var lines = await LinesAsync(year, user, ct);
        return known is null || user.UnitId is not null ? new BoardView(known, lines, 0, 0, []) : await ScoredAsync(known, lines, ct);
    }

    /// <summary>The items this person sees, each by itself: their points are not counted.</summary>
    public async Task<List<BoardLine>> LinesAsync(int year, CurrentUser user, CancellationToken ct)
    {
        var items = await db.Set<DisclosureItem>().AsNoTracking().AsSplitQuery().SeenBy(user).Include(i => i.Elements).Include(i => i.Proofs)
            .Where(i => i.FiscalYear == year).OrderBy(i => i.Position).Take(MostItems).ToListAsync(ct);
        var units = (await office.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        var people = (await office.PeopleAsync(ct)).ToDictionary(p => p.Id, p => p.FullName);
        return
        [
            .. from now in await reader.ReadAsync(items, ct)
               let item = now.Item
               select new BoardLine(
                   item, now.Rule, now.State, item.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "",
                   item.PersonId is { } person ? people.GetValueOrDefault(person, "") : "", item.Elements.Count(e => e.Met || e.NotAsked), item.Elements.Count, now.Worst,
                   item.DueOn < reader.Today && now.State != ItemState.Published, 0),
        ];
    }

    private async Task<BoardView> ScoredAsync(DisclosureRules known, List<BoardLine> lines, CancellationToken ct)
    {
        var sure = Codes(lines.Where(l => l.State == ItemState.Published));
        var low = await ScoreAsync(known, sure, ct);
        var high = await ScoreAsync(known, Codes(lines.Where(l => l.State != ItemState.NotStarted)), ct);
        for (var n = 0; n < lines.Count; n++)
        {
            lines[n] = sure.Contains(lines[n].Item.Code) ? lines[n] : lines[n] with { Points = await ScoreAsync(known, [.. sure, lines[n].Item.Code], ct) - low };
        }

        var ways = new List<WayTo>();
        foreach (var goal in Goals.Where(g => low < g))
        {
            ways.Add(await WayAsync(known, lines, sure, goal, ct));
        }

        return new BoardView(known, lines, low, high, ways);
    }

    // Most points for the fewest elements that are missing; what is complete but not approved costs the least.
    private async Task<WayTo> WayAsync(DisclosureRules known, List<BoardLine> lines, HashSet<string> sure, decimal goal, CancellationToken ct)
    {
        var chosen = new List<BoardLine>();
        var codes = sure.ToHashSet(StringComparer.Ordinal);
        var reached = 0m;
        foreach (var line in lines.Where(l => l.Points > 0).OrderByDescending(l => l.Points / (l.Missing + 1)).ThenBy(l => l.Item.Position))
        {
            chosen.Add(line);
            codes.Add(line.Item.Code);
            reached = await ScoreAsync(known, codes, ct);
            if (reached >= goal)
            {
                break;
            }
        }

        return new WayTo(goal, chosen, reached);
    }

    private async Task<decimal> ScoreAsync(DisclosureRules known, HashSet<string> complete, CancellationToken ct) => await rules.OitAsync(known.FiscalYear, complete, ct) ?? 0;

    private static HashSet<string> Codes(IEnumerable<BoardLine> lines) => lines.Select(l => l.Item.Code).ToHashSet(StringComparer.Ordinal);
}
