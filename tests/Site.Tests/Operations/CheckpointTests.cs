using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

/// <summary>What the public saw of the chain finds a whole chain that was written anew.</summary>
[Trait("engine", "each")]
public sealed class CheckpointTests
{
    [Fact]
    public async Task The_head_is_shown_once_a_day_and_a_chain_that_contradicts_it_is_found()
    {
        await using var site = await Site.StartAsync();
        Assert.Contains("ยังไม่มีจุดตรวจ", (await site.OpenAsync("/checkpoints")).All, StringComparison.Ordinal);
        await RecordAsync(site, "ก");
        await TakeAsync(site);
        await RecordAsync(site, "ข");
        await TakeAsync(site);
        site.Clock.Pass(TimeSpan.FromDays(1));
        await TakeAsync(site);
        await RecordAsync(site, "ค");
        var text = await TextAsync(site, "tuayang");
        var page = await site.OpenAsync("/checkpoints");
        Assert.Equal(2, page.Html.QuerySelectorAll("main tbody tr").Length);
        Assert.All(text.Split('\n')[1..3], line => Assert.Contains(line.Split('\t')[1], page.All, StringComparison.Ordinal));

        var published = (await CheckpointFile.ReadAsync(new StringReader(text), default))!;
        var file = await ExportAsync(site);
        Assert.True((await ReadAsync(file, published)).Holds);
        var first = published.Heads.Keys.Min();
        var others = published with { Heads = new Dictionary<long, string>(published.Heads) { [first] = new('0', 64) } };
        Assert.Equal((first, "audit.other-head"), ((await ReadAsync(file, others)).Break, (await ReadAsync(file, others)).Problem));
        Assert.Equal("audit.before-head", (await ReadAsync(file, published with { Heads = new Dictionary<long, string> { [10_000] = new('0', 64) } })).Problem);
        Assert.Equal("audit.other-agency", (await ReadAsync(file, (await CheckpointFile.ReadAsync(new StringReader(await TextAsync(site, "sommut")), default))!)).Problem);
    }

    [Fact]
    public async Task A_head_that_was_shown_cannot_be_changed_or_taken_back()
    {
        await using var site = await Site.StartAsync();
        await RecordAsync(site, "ก");
        await TakeAsync(site);
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<Checkpoint>().ExecuteDeleteAsync());
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<Checkpoint>().ExecuteUpdateAsync(c => c.SetProperty(x => x.Hash, "0")));
            Assert.Equal(1, await db.Set<Checkpoint>().CountAsync());
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("prongsai-checkpoints-2 0192")]
    [InlineData("prongsai-checkpoints-1 not-an-id\n")]
    [InlineData("prongsai-checkpoints-1 01920000-0000-7000-8000-000000000000\n๑\t0000000000000000000000000000000000000000000000000000000000000000\n")]
    [InlineData("prongsai-checkpoints-1 01920000-0000-7000-8000-000000000000\n1\tshort\n")]
    public async Task What_is_no_file_of_heads_is_told_so(string text) => Assert.Null(await CheckpointFile.ReadAsync(new StringReader(text), default));

    private static Task RecordAsync(Site site, string subject) => site.InAgencyAsync("tuayang", async services =>
    {
        services.GetRequiredService<AppDb>().Record("measure.changed", subject);
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
    });

    private static async Task TakeAsync(Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IJob>().Single(j => j.Kind == "audit.checkpoint").RunAsync("{}", default);
    }

    private static async Task<string> TextAsync(Site site, string agency)
    {
        var client = await site.ClientAsync(null, agency);
        using var answer = await client.GetAsync(new Uri("/checkpoints.txt", UriKind.Relative));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<byte[]> ExportAsync(Site site) => site.InAgencyAsync("tuayang", async services =>
    {
        using var stream = new MemoryStream();
        await AuditFile.WriteAsync(services.GetRequiredService<AppDb>(), services.GetRequiredService<Tenant>().Agency, DateTime.UnixEpoch, stream, default);
        return stream.ToArray();
    });

    private static async Task<AuditFile.Reading> ReadAsync(byte[] file, CheckpointFile published)
    {
        using var stream = new MemoryStream(file);
        return await AuditFile.ReadAsync(stream, null, published, default);
    }
}
