using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>What a watcher is told: yes or no, and nothing of why.</summary>
[Trait("engine", "each")]
public sealed class HealthTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("10.0.0.7")]
    public async Task A_node_that_can_work_says_so_under_any_name_to_anybody(string host)
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient(host);
        foreach (var path in (string[])["/health/live", "/health/ready"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("""{"status":"ok"}""", await answer.Content.ReadAsStringAsync());
            using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal(200, (int)head.StatusCode);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task A_full_disk_makes_a_node_not_ready_but_alive_and_it_heals_by_itself()
    {
        DiskRoom? room = new(9, 100);
        await using var site = await Site.StartAsync(services: s =>
        {
            s.AddSingleton<Func<string, DiskRoom?>>(_ => room);
            s.PostConfigure<FilesOptions>(o => o.LeastFreePercent = 10);
        });
        using var client = site.NewClient("localhost");
        using (var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative)))
        {
            Assert.Equal(503, (int)answer.StatusCode);
            Assert.Equal("""{"status":"not-ready"}""", await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(200, (int)(await client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        Assert.Equal([HealthProblem.Disk], await site.Services.GetRequiredService<Readiness>().ProblemsAsync(default));
        room = new(90, 100);
        await Task.Delay(1_100);
        Assert.Equal(200, (int)(await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_clock_that_went_back_is_told_and_one_that_is_five_minutes_late_is_not()
    {
        await using var site = await Site.StartAsync();
        var readiness = site.Services.GetRequiredService<Readiness>();
        Assert.Empty(await readiness.ProblemsAsync(default));
        site.Clock.Pass(TimeSpan.FromMinutes(-4));
        await Task.Delay(1_100);
        Assert.Empty(await readiness.ProblemsAsync(default));
        site.Clock.Pass(TimeSpan.FromMinutes(-2));
        await Task.Delay(1_100);
        Assert.Equal([HealthProblem.Clock], await readiness.ProblemsAsync(default));

        // The heartbeat did not go back with it; what was recorded since counts as well.
        site.Clock.Pass(TimeSpan.FromMinutes(30));
        await site.InAgencyAsync("tuayang", async s =>
        {
            s.GetRequiredService<AppDb>().Record("test.later", "x");
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        site.Clock.Pass(TimeSpan.FromMinutes(-10));
        await Task.Delay(1_100);
        Assert.Equal([HealthProblem.Clock], await readiness.ProblemsAsync(default));
    }

    [Fact]
    public async Task A_database_that_takes_no_write_makes_a_node_not_ready_and_many_who_ask_cost_one_look()
    {
        await using var site = await Site.StartAsync();
        if (Engine.IsPostgres)
        {
            await using var owner = new NpgsqlConnection(site.Services.GetRequiredService<IOptions<PlatformOptions>>().Value.PostgresOwner);
            await owner.OpenAsync();
            await using var revoke = new NpgsqlCommand("revoke insert, update on platform_heartbeat from prongsai_app", owner);
            await revoke.ExecuteNonQueryAsync();
        }
        else
        {
            await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Database.ExecuteSqlRawAsync(
                "create trigger full_disk before insert on platform_heartbeat begin select raise(abort, 'full'); end"));
        }

        using var client = site.NewClient("localhost");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetAsync(new Uri("/health/ready", UriKind.Relative))));
        Assert.All(answers, a => Assert.Equal(503, (int)a.StatusCode));
        Assert.Equal([HealthProblem.Database], await site.Services.GetRequiredService<Readiness>().ProblemsAsync(default));
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }
}
