using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Prongsai.Load;

/// <summary>The product as its own process: start to first page, resident memory, and the public item page against a static file of the same server.</summary>
internal static partial class Web
{
    private static readonly TimeSpan Spell = TimeSpan.FromSeconds(8);

    public static async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("prongsai-load-");
        try
        {
            using (var first = await Server.StartAsync(data.FullName, "--demo"))
            {
                Measure.Say("first start with demo data, to first page", first.Milliseconds);
            }

            var times = new List<double>();
            for (var run = 0; run < 3; run++)
            {
                using var again = await Server.StartAsync(data.FullName);
                times.Add(again.Milliseconds);
                if (run == 2)
                {
                    Measure.Say("start to first page", times.Order().ElementAt(1));
                    Measure.Say("resident after the first page", again.Memory("VmRSS"), "MB");
                    await ServeAsync(again);
                    Measure.Say("resident after the load", again.Memory("VmRSS"), "MB", $"peak {again.Memory("VmHWM"):0} MB");
                }
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task ServeAsync(Server server)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = server.Address };
        var item = (await PublicLinks.ItemAsync(client))?.Item;
        if (item is null)
        {
            Measure.Skip("public item page", "the demo publishes none");
            return;
        }

        var style = StyleSheet().Match(await client.GetStringAsync(new Uri(item, UriKind.Relative))).Groups[1].Value;
        var file = await LoadAsync(client, server.Address, "static file (the style sheet)", style);
        var page = await LoadAsync(client, server.Address, $"public item page {item}, ready bytes", item);
        await LoadAsync(client, server.Address, "a page made for each visitor (/sign-in), for comparison", "/sign-in");
        Measure.Say("ready page ÷ static file", page / file, "×", "aim: at least 0.6");
    }

    private static async Task<double> LoadAsync(HttpClient client, Uri address, string what, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "Accept-Encoding", "gzip" } } };
        using var one = await client.SendAsync(request);
        var size = (await one.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
        var rate = Wrk.Program is not null ? await Wrk.AskAsync(new Uri(address, path)) : await LoopAsync(client, path);
        Measure.Say(what, rate, "req/s", $"{size / 1024.0:0.0} KB {one.Content.Headers.ContentEncoding.FirstOrDefault()}, {Wrk.Visitors} connections");
        return rate;
    }

    private static async Task<double> LoopAsync(HttpClient client, string path)
    {
        var (watch, count) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Wrk.Visitors).Select(async _ =>
        {
            while (watch.Elapsed < Spell)
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                Interlocked.Increment(ref count);
            }
        }));
        return count / watch.Elapsed.TotalSeconds;
    }

    [GeneratedRegex("""<link[^>]*rel="stylesheet"[^>]*href="([^"]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StyleSheet();
}
