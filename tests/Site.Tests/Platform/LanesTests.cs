using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

public sealed class LanesTests
{
    private static readonly Guid One = Guid.Parse("11111111-1111-1111-1111-111111111111"), Other = Guid.Parse("22222222-2222-2222-2222-222222222222"),
        Third = Guid.Parse("33333333-3333-3333-3333-333333333333");

    [Theory]
    [InlineData("GET", "/", Lane.Public)]
    [InlineData("HEAD", "/ita/2569/o1", Lane.Public)]
    [InlineData("POST", "/report-error", Lane.Submit)]
    [InlineData("GET", "/app", Lane.Staff)]
    [InlineData("GET", "/application", Lane.Public)]
    [InlineData("POST", "/app/2569/measures", Lane.Staff)]
    [InlineData("POST", "/sign-in", Lane.Staff)]
    [InlineData("GET", "/app/2569/oit/export.xlsx", Lane.Heavy)]
    [InlineData("GET", "/app/settings/audit/export", Lane.Heavy)]
    [InlineData("GET", "/app/papers/files/0192/pdf", Lane.Heavy)]
    [InlineData("GET", "/app/registers/out/print", Lane.Heavy)]
    [InlineData("GET", "/css/staff.css", Lane.None)]
    [InlineData("POST", "/css/staff.css", Lane.Submit)]
    public void A_request_stands_in_the_line_of_what_it_asks_for(string method, string path, Lane lane)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path) = (method, path);
        Assert.Equal(lane, Lanes.Of(context.Request));
    }

    [Fact]
    public async Task A_full_lane_turns_away_and_the_other_lanes_and_the_health_go_on()
    {
        await using var site = await Site.StartAsync(services: s => s.PostConfigure<LanesOptions>(o => (o.Staff, o.ShareOfOne, o.PatienceSeconds, o.RetryAfterSeconds) = (new(1, 0), 100, 1, 7)));
        var client = await site.ClientAsync(Role.Officer);
        var lanes = site.Services.GetRequiredService<Lanes>();
        var taken = await lanes.EnterAsync(Lane.Staff, Other, default);
        using var busy = await client.GetAsync(new Uri("/app/2570", UriKind.Relative));
        Assert.Equal((503, "7"), ((int)busy.StatusCode, busy.Headers.GetValues("Retry-After").Single()));
        Assert.Contains("ขณะนี้มีผู้ใช้พร้อมกันมาก", await busy.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(busy.Headers.CacheControl?.NoStore);
        Assert.True(busy.Headers.Contains("Content-Security-Policy"));
        foreach (var open in (string[])["/", "/search", "/health/live", "/health/ready", "/css/prongsai.css"])
        {
            Assert.Equal(200, (int)(await client.GetAsync(new Uri(open, UriKind.Relative))).StatusCode);
        }

        taken.Dispose();
        Assert.Equal(200, (int)(await client.GetAsync(new Uri("/app/2570", UriKind.Relative))).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync(new Uri("/app/2570", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Pages_that_are_ready_are_read_while_every_place_is_taken()
    {
        await using var site = await Site.StartAsync(services: s => s.PostConfigure<LanesOptions>(o => (o.Public, o.Submit, o.ShareOfOne, o.PatienceSeconds) = (new(1, 0), new(1, 0), 100, 1)));
        Assert.Equal(200, (await site.OpenAsync("/about")).Status);
        var lanes = site.Services.GetRequiredService<Lanes>();
        using var taken = await lanes.EnterAsync(Lane.Public, Other, default);
        Assert.Equal(200, (await site.OpenAsync("/about")).Status);
        Assert.Equal(503, (await site.OpenAsync("/sitemap")).Status);
        Assert.Contains("ขณะนี้มีผู้ใช้พร้อมกันมาก", (await site.OpenAsync("/sitemap")).All, StringComparison.Ordinal);
        // What somebody sends has its own places.
        Assert.NotEqual(503, (int)(await (await site.ClientAsync()).PostAsync(new Uri("/report-error", UriKind.Relative), null)).StatusCode);
        taken.Dispose();
        Assert.Equal(200, (await site.OpenAsync("/sitemap")).Status);
    }

    [Fact]
    public async Task One_agency_never_fills_a_lane_that_others_use()
    {
        await using var lanes = Of(o => (o.Public, o.ShareOfOne) = (new(4, 0), 50));
        using var first = await lanes.EnterAsync(Lane.Public, One, default);
        using var second = await lanes.EnterAsync(Lane.Public, One, default);
        Assert.False((await lanes.EnterAsync(Lane.Public, One, default)).IsAcquired);
        using var theirs = await lanes.EnterAsync(Lane.Public, Other, default);
        Assert.True(theirs.IsAcquired);
    }

    [Fact]
    public async Task Who_waits_gets_the_place_that_is_given_back_and_the_line_has_an_end()
    {
        await using var lanes = Of(o => (o.Submit, o.ShareOfOne, o.PatienceSeconds) = (new(1, 1), 100, 60));
        var first = await lanes.EnterAsync(Lane.Submit, One, default);
        var waits = lanes.EnterAsync(Lane.Submit, Other, default).AsTask();
        Assert.False((await lanes.EnterAsync(Lane.Submit, Third, default)).IsAcquired);
        Assert.False(waits.IsCompleted);
        first.Dispose();
        first.Dispose();
        using var second = await waits;
        Assert.True(second.IsAcquired);
        // Given back twice is given back once.
        var third = lanes.EnterAsync(Lane.Submit, Third, default).AsTask();
        Assert.False(third.IsCompleted);
    }

    [Fact]
    public async Task Nobody_waits_for_ever()
    {
        await using var lanes = Of(o => (o.Staff, o.PatienceSeconds) = (new(1, 10), 1));
        using var first = await lanes.EnterAsync(Lane.Staff, One, default);
        Assert.False((await lanes.EnterAsync(Lane.Staff, One, default)).IsAcquired);
    }

    // What was idle for ten seconds is disposed of by the framework.
    [Fact]
    public async Task A_lane_where_nobody_was_for_a_while_takes_whoever_comes_next()
    {
        await using var lanes = Of(_ => { });
        (await lanes.EnterAsync(Lane.Staff, One, default)).Dispose();
        await Task.Delay(TimeSpan.FromSeconds(12), TestContext.Current.CancellationToken);
        using var again = await lanes.EnterAsync(Lane.Staff, One, default);
        Assert.True(again.IsAcquired);
    }

    [Fact]
    public void Sizes_that_make_no_sense_stop_the_start() =>
        Assert.All([new LaneSize(0, 0), new LaneSize(1, -1), new LaneSize(20_000, 0)], size => Assert.False(size.Holds));

    private static Lanes Of(Action<LanesOptions> settings)
    {
        var options = new LanesOptions();
        settings(options);
        return new Lanes(Options.Create(options), TimeProvider.System, NullLogger<Lanes>.Instance);
    }
}
