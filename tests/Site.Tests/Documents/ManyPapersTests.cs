using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Documents;

[Trait("engine", "each")]
public sealed class ManyPapersTests
{
    [Fact]
    public async Task A_year_has_many_memos_beside_its_own_one_and_each_keeps_its_own_words()
    {
        await using var site = await StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            var (start, save) = (services.GetRequiredService<StartPaper>(), services.GetRequiredService<SaveDraft>());
            var first = (await start.HandleAsync(new(2568, "general-memo"), default)).Value!;
            var second = (await start.HandleAsync(new(2568, "general-memo"), default)).Value!;
            Assert.True((await save.HandleAsync(new(2568, "general-memo", Closing("หนึ่ง"), first.Serial), default)).Done);
            Assert.True((await save.HandleAsync(new(2568, "general-memo", Closing("สอง"), second.Serial), default)).Done);
            Assert.True((await save.HandleAsync(new(2568, "memo", Closing("ของปี")), default)).Done);
            var papers = services.GetRequiredService<PaperFactory>();
            Assert.Equal("หนึ่ง", (await papers.ReadAsync(first.Key, default)).Printed["closing"]);
            Assert.Equal("สอง", (await papers.ReadAsync(second.Key, default)).Printed["closing"]);
            Assert.Equal("ของปี", (await papers.ReadAsync(new PaperKey(2568, "memo"), default)).Printed["closing"]);
            Assert.Equal("paper.kind", (await start.HandleAsync(new(2568, "plan"), default)).Refusal?.Code);
            Assert.Equal("paper.gone", (await save.HandleAsync(new(2568, "general-memo", Closing("x"), Guid.CreateVersion7().ToString("D")), default)).Refusal?.Code);
        });
    }

    [Fact]
    public async Task Each_save_keeps_a_version_and_the_same_words_keep_none()
    {
        await using var site = await StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            var save = services.GetRequiredService<SaveDraft>();
            var draft = (await save.HandleAsync(new(2568, "memo", Closing("ครั้งแรก")), default)).Value!;
            await save.HandleAsync(new(2568, "memo", Closing("ครั้งแรก")), default);
            await save.HandleAsync(new(2568, "memo", Closing("ครั้งที่สอง")), default);
            var db = services.GetRequiredService<AppDb>();
            var versions = await db.Set<PaperVersion>().AsNoTracking().OrderBy(v => v.Number).ToListAsync();
            Assert.Equal([1, 2], versions.Select(v => v.Number));
            Assert.Equal(["ครั้งแรก", "ครั้งที่สอง"], versions.Select(v => v.Texts()["closing"]));
            Assert.All(versions, v => Assert.Equal(v.Hash, VersionKeeper.HashOf(VersionKeeper.Snapshot(v.Paper()))));

            // A version bound to an approval is kept even when nothing changed since the last save.
            var sent = await services.GetRequiredService<VersionKeeper>().KeepAsync(draft.Id, VersionReason.Submitted, default);
            await db.SaveChangesAsync();
            Assert.Equal((3, versions[1].Hash), (sent.Number, sent.Hash));
        });
    }

    [Fact]
    public async Task Who_saves_over_a_revision_that_he_has_not_seen_is_told_and_nothing_is_written()
    {
        await using var site = await StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            var save = services.GetRequiredService<SaveDraft>();
            var seen = (await save.HandleAsync(new(2568, "memo", Closing("เดิม"), Revision: 0), default)).Value!.Revision;
            Assert.True((await save.HandleAsync(new(2568, "memo", Closing("ของเขา"), Revision: seen), default)).Done);
            Assert.Equal("paper.stale", (await save.HandleAsync(new(2568, "memo", Closing("ของฉัน"), Revision: seen), default)).Refusal?.Code);
            Assert.Equal("ของเขา", (await services.GetRequiredService<PaperFactory>().ReadAsync(new PaperKey(2568, "memo"), default)).Printed["closing"]);
        });
    }

    [Fact]
    public async Task Of_ten_saves_of_one_revision_at_one_moment_one_is_done()
    {
        await using var site = await StartAsync();
        var seen = await site.InAgencyAsync("tuayang", async services =>
            (await services.GetRequiredService<SaveDraft>().HandleAsync(new(2568, "memo", Closing("เดิม")), default)).Value!.Revision);
        var codes = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => site.InAgencyAsync("tuayang", async services =>
            (await services.GetRequiredService<SaveDraft>().HandleAsync(new(2568, "memo", Closing($"คนที่ {n}"), Revision: seen), default)).Refusal?.Code)));
        Assert.Single(codes, c => c is null);
        Assert.Equal(9, codes.Count(c => c == "paper.stale"));
    }

    private static Task<Site> StartAsync() => Site.StartAsync(services: PaperOffice.New().Register);

    private static Dictionary<string, string> Closing(string text) => new(StringComparer.Ordinal) { ["closing"] = text };
}
