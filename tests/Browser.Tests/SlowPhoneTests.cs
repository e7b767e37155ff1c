using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>A cheap phone at the edge of the village: 400 kbit/s, 400 ms, a sixth of this machine's speed, nothing in the cache.</summary>
public class SlowPhoneTests(Product product)
{
    private const double MostShift = 0.05;
    private const int MostBefore = 2;

    [Theory]
    [InlineData("/")]
    [InlineData("/ita/{year:int}")]
    [InlineData("/ita/{year:int}/{item}")]
    public async Task A_public_page_comes_soon_and_stays_where_it_is(string pattern)
    {
        await using var visitor = await Visitor.ComeAsync(product, width: 360);
        var path = (await Map.WalkAsync(product))[pattern].Path;
        var page = visitor.Page;
        var phone = await page.Context.NewCDPSessionAsync(page);
        await phone.SendAsync("Network.enable");
        await phone.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await phone.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 50_000, ["uploadThroughput"] = 50_000 });
        await phone.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 6 });
        await page.AddInitScriptAsync(
            """
            window.seen = { shift: 0, wait: 0 };
            new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.wait = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
            new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
            """);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        // How long it took is this machine's affair; for how many answers the phone had to wait is the page's.
        var before = await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').filter((r) => r.renderBlockingStatus === 'blocking').map((r) => r.name)");
        Assert.InRange(before.Length, 1, MostBefore);
        // The browser tells a little after it has drawn.
        double wait;
        while ((wait = await page.EvaluateAsync<double>("window.seen.wait")) == 0)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{path}: {before.Length} answers before anything is drawn, the largest part after {wait:F0} ms");
        var shift = await page.EvaluateAsync<double>("window.seen.shift");
        Assert.True(shift <= MostShift, FormattableString.Invariant($"{path}: lines moved by {shift:F3}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/measures")]
    [InlineData("/progress")]
    public async Task A_staff_page_weighs_at_most_150_KB_of_which_15_are_script(string path)
    {
        await using var visitor = await Visitor.ComeAsync(product, width: 360);
        await visitor.SignInAsync("officer");
        var year = new Uri(visitor.Page.Url).AbsolutePath.Split('/')[2];
        await using var fresh = await visitor.AgainAsync(product);
        var bytes = new Dictionary<string, int>();
        List<IResponse> answers = [];
        fresh.Page.Response += (_, answer) => answers.Add(answer);
        await fresh.Page.GotoAsync($"/app/{year}{path}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        foreach (var answer in answers)
        {
            var sizes = await answer.Request.SizesAsync();
            var kind = answer.Request.ResourceType;
            bytes[kind] = bytes.GetValueOrDefault(kind) + sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        Assert.InRange(bytes.Values.Sum(), 1, 150 * 1024);
        Assert.InRange(bytes.GetValueOrDefault("script"), 1, 15 * 1024);
    }
}
