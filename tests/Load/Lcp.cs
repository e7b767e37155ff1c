using System.Diagnostics;
using System.Text.Json.Nodes;
using Prongsai.Platform.Printing;

namespace Prongsai.Load;

/// <summary>
/// When the largest part of each public page stands there, and how far lines move, on a phone of 1.6 Mbit/s, 150 ms and a quarter of this
/// machine's speed, with nothing in its cache.
/// </summary>
internal static class Lcp
{
    private const int Runs = 3;
    private const double MostWait = 2_500, MostShift = 0.05;

    private const string Watching =
        """
        window.seen = { wait: 0, shift: 0 };
        new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.wait = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
        """;

    public static async Task RunAsync()
    {
        if (BrowserFinder.Find(Environment.GetEnvironmentVariable("PRONGSAI_BROWSER")) is not { } program)
        {
            Measure.Skip("lcp", "no Chromium was found");
            return;
        }

        var data = Directory.CreateTempSubdirectory("prongsai-load-");
        try
        {
            using var server = await Server.StartAsync(data.FullName, "--demo");
            using var client = new HttpClient { BaseAddress = server.Address };
            List<string> pages = [.. await PublicLinks.ShapesAsync(client), "/search?q=" + Uri.EscapeDataString("รายงาน")];
            using var browser = Process.Start(Start(program, data))!;
            try
            {
                await using var tools = await DevTools.ConnectAsync(await AddressAsync(browser), default);
                await SayAsync(tools, server.Address, pages);
            }
            finally
            {
                browser.Kill(entireProcessTree: true);
                await browser.WaitForExitAsync();
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task SayAsync(DevTools tools, Uri address, IReadOnlyList<string> pages)
    {
        List<(double Wait, double Shift)> all = [];
        foreach (var page in pages)
        {
            List<(double Wait, double Shift)> runs = [];
            for (var run = 0; run < Runs; run++)
            {
                runs.Add(await VisitAsync(tools, new(address, page)));
            }

            var (wait, shift) = (runs.Select(r => r.Wait).Order().ElementAt(Runs / 2), runs.Max(r => r.Shift));
            all.Add((wait, shift));
            Measure.Say($"lcp: {Uri.UnescapeDataString(page)}", wait, "ms", $"lines moved by {shift:0.000}{(wait is 0 or > MostWait || shift > MostShift ? "  TOO MUCH" : "")}");
        }

        Measure.Say($"lcp: the slowest of {all.Count} pages", all.Max(a => a.Wait), "ms", $"aim {MostWait:N0}; lines moved by at most {all.Max(a => a.Shift):0.000}, aim {MostShift}");
    }

    private static async Task<(double Wait, double Shift)> VisitAsync(DevTools tools, Uri page)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var ct = limit.Token;
        var context = (await tools.CallAsync("Target.createBrowserContext", null, null, ct)).GetProperty("browserContextId").GetString();
        var target = (await tools.CallAsync("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context }, null, ct)).GetProperty("targetId").GetString();
        var session = (await tools.CallAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }, null, ct)).GetProperty("sessionId").GetString()!;
        foreach (var (method, with) in ((string, JsonObject?)[])[
            ("Page.enable", null), ("Network.enable", null), ("Network.setCacheDisabled", new() { ["cacheDisabled"] = true }),
            ("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 200_000, ["uploadThroughput"] = 93_750 }),
            ("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 }),
            ("Emulation.setDeviceMetricsOverride", new() { ["width"] = 360, ["height"] = 740, ["deviceScaleFactor"] = 2, ["mobile"] = true }),
            ("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = Watching })])
        {
            await tools.CallAsync(method, with, session, ct);
        }

        await tools.CallAsync("Page.navigate", new() { ["url"] = page.AbsoluteUri }, session, ct);
        // The largest part may be drawn a while after the page is complete: asked until there is one, and once more a second later.
        while (await SeenAsync(tools, session, ct) is (0, _))
        {
            await Task.Delay(250, ct);
        }

        await Task.Delay(1_000, ct);
        var seen = await SeenAsync(tools, session, ct);
        await tools.CallAsync("Target.disposeBrowserContext", new() { ["browserContextId"] = context }, null, ct);
        return seen;
    }

    private static async Task<(double Wait, double Shift)> SeenAsync(DevTools tools, string session, CancellationToken ct)
    {
        var answer = await tools.CallAsync("Runtime.evaluate", new() { ["expression"] = "document.readyState === 'complete' && window.seen || { wait: 0, shift: 0 }", ["returnByValue"] = true }, session, ct);
        var seen = answer.GetProperty("result").GetProperty("value");
        return (seen.GetProperty("wait").GetDouble(), seen.GetProperty("shift").GetDouble());
    }

    private static ProcessStartInfo Start(string program, DirectoryInfo data) => new(program,
        [
            .. Environment.UserName == "root" ? (string[])["--no-sandbox"] : [], "--headless", "--disable-gpu", "--remote-debugging-port=0",
            "--user-data-dir=" + Path.Combine(data.FullName, "profile"), "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--no-first-run", "about:blank",
        ])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    };

    private static async Task<Uri> AddressAsync(Process browser)
    {
        while (await browser.StandardError.ReadLineAsync() is { } line)
        {
            if (line.IndexOf("ws://", StringComparison.Ordinal) is var at and >= 0)
            {
                _ = browser.StandardError.BaseStream.CopyToAsync(Stream.Null);
                _ = browser.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new Uri(line[at..].Trim());
            }
        }

        throw new InvalidOperationException("The browser did not start.");
    }
}
