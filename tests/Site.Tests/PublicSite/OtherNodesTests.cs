using System.Diagnostics;
using Npgsql;
using Prongsai.PublicSite.Serving;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>Two nodes on one PostgreSQL: what one publishes, the visitors of the other see.</summary>
[Trait("engine", "each")]
public sealed class OtherNodesTests
{
    [Fact]
    public async Task A_publication_is_seen_on_the_other_node_within_two_seconds_also_after_its_line_was_cut()
    {
        Assert.SkipUnless(Engine.IsPostgres, "SQLite has one node.");
        await using var here = await Site.StartAsync();
        await using var there = await here.AnotherNodeAsync();
        await ListeningAsync(here, 2);
        Assert.Equal(404, (await there.OpenAsync("/ita/2568/o28")).Status);
        Assert.DoesNotContain("O28", (await there.OpenAsync("/ita")).All, StringComparison.Ordinal);
        Assert.Contains("ไม่พบ", (await there.OpenAsync("/search?q=อบรม")).All, StringComparison.Ordinal);

        await Papers.PublishAsync(here, Papers.Report());
        await SoonAsync(async () => (await there.OpenAsync("/")).All.Contains("O28", StringComparison.Ordinal), 2);
        Assert.Contains("พบ 1 หน้า", (await there.OpenAsync("/search?q=อบรม")).All, StringComparison.Ordinal);

        Assert.Contains("จัดอบรม", (await there.OpenAsync("/ita/2568/o28")).All, StringComparison.Ordinal);
        Assert.Equal(2, await AskAsync(here, $"select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and application_name = '{OtherNodes.Channel}'"));
        await Papers.PublishAsync(here, Papers.Report(body: "<p>ข้อความใหม่</p>"));
        await SoonAsync(async () => (await there.OpenAsync("/ita/2568/o28")).All.Contains("ข้อความใหม่", StringComparison.Ordinal), 5);

        await ListeningAsync(here, 2);
        await Papers.WithdrawAsync(here, 2568, "O28", "มีข้อมูลส่วนบุคคล");
        await SoonAsync(async () => (await there.OpenAsync("/ita/2568/o28")).Status == 410, 2);
    }

    private static Task ListeningAsync(Site site, long nodes) => SoonAsync(async () =>
        await AskAsync(site, $"select count(*) from pg_stat_activity where datname = current_database() and application_name = '{OtherNodes.Channel}' and state = 'idle'") == nodes, 10);

    private static async Task SoonAsync(Func<Task<bool>> holds, int seconds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), $"Not after {seconds} s.");
            await Task.Delay(20);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{watch.ElapsedMilliseconds} ms");
    }

    private static async Task<long> AskAsync(Site site, string sql)
    {
        await using var connection = new NpgsqlConnection(site.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
