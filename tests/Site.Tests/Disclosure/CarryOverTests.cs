using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Disclosure;

[Trait("engine", "each")]
public sealed class CarryOverTests
{
    [Fact]
    public async Task From_year_to_year_no_evidence_and_no_owner_is_lost_and_the_states_begin_anew()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            Assert.True((await services.GetRequiredService<OpenYear>().HandleAsync(new(2565, Carry: true), default)).Done);
            var db = services.GetRequiredService<AppDb>();
            var items = await db.Set<DisclosureItem>().Include(i => i.Elements).Where(i => i.FiscalYear == 2565).OrderBy(i => i.Position).ToListAsync();
            foreach (var item in items)
            {
                (item.Note, item.PersonId) = ("ของ " + item.Code, Guid.CreateVersion7());
                foreach (var element in item.Elements)
                {
                    element.Met = true;
                    var evidence = new Evidence { Title = $"{item.Code}-{element.Number}", MadeAt = DateTime.UnixEpoch };
                    db.Add(evidence);
                    db.Add(new ElementProof { ItemId = item.Id, Element = element.Number, EvidenceId = evidence.Id, AddedAt = DateTime.UnixEpoch });
                }
            }

            await db.SaveChangesAsync();
        });
        for (var year = 2566; year <= 2569; year++)
        {
            await OpenAsync(site, year);
        }
    }

    private static Task OpenAsync(Site site, int year) => site.InAgencyAsync("tuayang", async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var rules = (await services.GetRequiredService<IItemRules>().OfYearAsync(year, default))!;
        var plan = await services.GetRequiredService<CarryOver>().PlanAsync(rules, default);
        Assert.Equal(year - 1, plan.FromYear);
        Assert.True((await services.GetRequiredService<OpenYear>().HandleAsync(new(year, Carry: true), default)).Done);

        var before = await ItemsAsync(db, year - 1);
        var now = await ItemsAsync(db, year);
        Assert.Equal(rules.Items.Select(i => i.Code), now.Select(i => i.Code));
        Assert.All(now, i => Assert.Equal(Stage.Open, i.Stage));
        Assert.All(now.SelectMany(i => i.Elements), e => Assert.False(e.Met));

        // Every evidence is either under the items that its item became, or its item is said to be left behind.
        var left = plan.Left.Select(i => i.Code).ToHashSet();
        foreach (var old in before)
        {
            var became = now.Where(i => i.CarriedFrom.Split(", ").Contains(old.Code)).ToList();
            Assert.Equal(became.Count == 0, left.Contains(old.Code));
            Assert.All(became, i => Assert.Empty(old.Proofs.Select(p => p.EvidenceId).Except(i.Proofs.Select(p => p.EvidenceId))));
        }

        // The ways that the crosswalk names are the ways that were gone.
        foreach (var move in rules.Moves.Where(m => m.Kind is "same" or "renumbered"))
        {
            Assert.Equal(move.From[0], now.Single(i => i.Code == move.To[0]).CarriedFrom);
        }
    });

    private static Task<List<DisclosureItem>> ItemsAsync(AppDb db, int year) => db.Set<DisclosureItem>().AsNoTracking().AsSplitQuery().Include(i => i.Elements).Include(i => i.Proofs)
        .Where(i => i.FiscalYear == year).OrderBy(i => i.Position).ToListAsync();
}
