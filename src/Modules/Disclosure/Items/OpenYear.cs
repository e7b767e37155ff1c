using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Items;

/// <summary>Opens the items of a year: as the rules of the year name them, with owners and evidence of the year before where they moved here.</summary>
internal sealed class OpenYear(AppDb db, CarryOver carry, YearStart start, TimeProvider clock)
{
    /// <param name="Carry">False: begin with empty items.</param>
    internal sealed record Input(int FiscalYear, bool Carry);

    internal sealed record Opened(int Items, int Carried, int Evidences);

    /// <returns>Refusals "oit.no-rules", "oit.opened".</returns>
    public async Task<Outcome<Opened>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await carry.Rules.OfYearAsync(input.FiscalYear, ct) is not { } rules)
        {
            return new Refusal("oit.no-rules", "", input.FiscalYear);
        }

        if (await db.Set<DisclosureItem>().AnyAsync(i => i.FiscalYear == input.FiscalYear, ct))
        {
            return new Refusal("oit.opened", "", input.FiscalYear);
        }

        var plan = input.Carry ? await carry.PlanAsync(rules, ct) : CarryPlan.Nothing(rules);
        var now = clock.GetUtcNow().UtcDateTime;
        var (units, shown) = (await start.UnitsAsync(ct), await start.ShownAsync(input.FiscalYear, ct));
        var position = 0;
        var proofs = 0;
        foreach (var rule in rules.Items)
        {
            var line = plan.LineOf(rule.Code);
            var item = New(rule, input.FiscalYear, ++position, line);
            item.UnitId ??= YearStart.UnitFor(rule, units);
            (item.Stage, item.PublishedAt) = shown.TryGetValue(rule.Code, out var at) ? (Stage.Published, at) : (Stage.Open, null);
            proofs += Carry(item, rule, line, now);
            db.Add(item);
        }

        db.Record("oit.opened", FormattableString.Invariant($"{input.FiscalYear}"), new { items = rules.Items.Count, from = plan.FromYear, evidences = proofs });
        await db.SaveChangesAsync(ct);
        return new Opened(rules.Items.Count, plan.Lines.Count(l => l.From.Count > 0), proofs);
    }

    private static DisclosureItem New(ItemRule rule, int year, int position, CarryLine line) => new()
    {
        FiscalYear = year,
        Code = rule.Code,
        Position = position,
        Name = rule.Name,
        UnitId = line.Owner?.UnitId,
        PersonId = line.Owner?.PersonId,
        ReviewerId = line.Owner?.ReviewerId,
        DueOn = line.Owner?.DueOn?.AddYears(year - line.Owner.FiscalYear),
        Note = line.Owner?.Note ?? "",
        CarriedFrom = string.Join(", ", line.From.Select(i => i.Code)),
        CarriedHow = line.How,
    };

    private static int Carry(DisclosureItem item, ItemRule rule, CarryLine line, DateTime now)
    {
        foreach (var (element, number) in rule.Elements.Select((e, n) => (e, n + 1)))
        {
            item.Elements.Add(new DisclosureElement { ItemId = item.Id, Number = number, Text = element.Text, ChangedFrom = line.ChangedFrom(number) });
        }

        foreach (var (number, evidence) in line.Proofs)
        {
            item.Proofs.Add(new ElementProof { ItemId = item.Id, Element = number, EvidenceId = evidence, AddedAt = now });
        }

        return line.Proofs.Count;
    }
}

/// <summary>What is known of a year before its items are opened.</summary>
internal sealed class YearStart(IAgencyDirectory office, IPublishedItems published)
{
    public Task<IReadOnlyList<UnitView>> UnitsAsync(CancellationToken ct) => office.UnitsAsync(ct);

    /// <summary>When the pages that are there already were published, by item.</summary>
    public async Task<IReadOnlyDictionary<string, DateTime?>> ShownAsync(int fiscalYear, CancellationToken ct) =>
        (await published.OfYearAsync(fiscalYear, ct)).ToDictionary(p => p.Item, p => (DateTime?)p.At, StringComparer.Ordinal);

    /// <summary>The unit that the rules name ("งานพัสดุ กองคลัง"), if the office has it.</summary>
    public static Guid? UnitFor(ItemRule rule, IReadOnlyList<UnitView> units) => units
        .FirstOrDefault(u => rule.DefaultUnit.Contains(u.Name, StringComparison.Ordinal) || (u.ShortName.Length > 0 && rule.DefaultUnit.Contains(u.ShortName, StringComparison.Ordinal)))?.Id;
}
