using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Disclosure;

[Trait("engine", "each")]
public sealed class SharedEvidenceTests
{
    [Fact]
    public async Task One_evidence_under_two_items_is_judged_by_the_rule_of_each()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            Assert.True((await services.GetRequiredService<OpenYear>().HandleAsync(new(2568, Carry: true), default)).Done);
            var db = services.GetRequiredService<AppDb>();
            var rules = (await services.GetRequiredService<IItemRules>().OfYearAsync(2568, default))!;
            var items = await db.Set<DisclosureItem>().Where(i => i.FiscalYear == 2568).OrderBy(i => i.Position).ToListAsync();
            DisclosureItem Asking(ContentYear year) => items.First(i => i.Code == rules.Items.First(r => r.Year == year).Code);
            var (before, assessed) = (Asking(ContentYear.Before), Asking(ContentYear.Assessed));
            var evidence = new Evidence { Title = "รายงานผลปี 2567", MadeAt = DateTime.UnixEpoch };
            db.Add(evidence);
            db.Add(new EvidenceRevision
            {
                EvidenceId = evidence.Id,
                Number = 1,
                Kind = EvidenceKind.Link,
                Address = "https://example.org/2567",
                Sha256 = new string('a', 64),
                CoversFrom = new DateOnly(2023, 10, 1),
                CoversTo = new DateOnly(2024, 9, 30),
                CapturedOn = new DateOnly(2024, 10, 5),
                AddedBy = "เจ้าหน้าที่",
                AddedAt = DateTime.UnixEpoch,
            });
            db.AddRange(((DisclosureItem[])[before, assessed]).Select(i => new ElementProof { ItemId = i.Id, Element = 1, EvidenceId = evidence.Id, AddedAt = DateTime.UnixEpoch }));
            await db.SaveChangesAsync();
        });

        await site.InAgencyAsync("tuayang", async services =>
        {
            var both = await services.GetRequiredService<AppDb>().Set<DisclosureItem>().AsNoTracking().AsSplitQuery().Include(i => i.Elements).Include(i => i.Proofs)
                .Where(i => i.Proofs.Any()).OrderBy(i => i.Position).ToListAsync();
            var read = await services.GetRequiredService<ContentReader>().ReadAsync(both, default);
            Assert.Equal(
                [ContentYear.Before, ContentYear.Assessed], read.Select(n => n.Rule!.Year).OrderByDescending(y => y));
            Assert.All(read, now => Assert.Equal(now.Rule!.Year == ContentYear.Before ? Freshness.Fresh : Freshness.WrongPeriod, now.Evidence.Values.Single().Freshness.State));
            Assert.All(read, now => Assert.Equal(now.Rule!.Year == ContentYear.Before ? null : Freshness.WrongPeriod, now.Worst?.State));
        });
    }
}
