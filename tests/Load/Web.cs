using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Prongsai.Load;

/// <summary>The product as its own process: start to first page, resident memory, and the public item page against a static file of the same server.</summary>
internal static partial class Web
{
    private static readonly TimeSpan Spell = TimeSpan.FromSeconds(8);
    private const int Visitors = 32;

    public static async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("prongsai-load-");
        try
        {
            using (var first = await StartAsync(data.FullName, "--demo"))
            {
                Measure.Say("first start with demo data, to first page", first.Milliseconds);
            }

            var times = new List<double>();
            for (var run = 0; run < 3; run++)
            {
                using var again = await StartAsync(data.FullName);
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
        var year = (await LinksAsync(client, "/ita")).Select(l => YearPage().Match(l)).Where(m => m.Success).Select(m => m.Value).OrderDescending().ToList();
        var item = (await Task.WhenAll(year.Select(y => LinksAsync(client, y)))).SelectMany(l => l).FirstOrDefault(l => ItemPage().IsMatch(l));
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
        var rate = Measure.Program("wrk") is { } wrk ? await WrkAsync(wrk, new Uri(address, path)) : await LoopAsync(client, path);
        Measure.Say(what, rate, "req/s", $"{size / 1024.0:0.0} KB {one.Content.Headers.ContentEncoding.FirstOrDefault()}, {Visitors} connections");
        return rate;
    }

    private static async Task<double> WrkAsync(string wrk, Uri address)
    {
        await Measure.RunAsync(wrk, "-t1", "-c32", "-d2s", "-H", "Accept-Encoding: gzip", address.ToString());
        var said = await Measure.RunAsync(wrk, "-t1", $"-c{Visitors}", $"-d{Spell.TotalSeconds}s", "-H", "Accept-Encoding: gzip", address.ToString());
        return double.Parse(RequestsPerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<double> LoopAsync(HttpClient client, string path)
    {
        var (watch, count) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(async _ =>
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

    private static async Task<IReadOnlyList<string>> LinksAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return [.. Link().Matches(await answer.Content.ReadAsStringAsync()).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct()];
    }

    private static async Task<Server> StartAsync(string data, params string[] more)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [Program(), "serve", "--urls", address.GetLeftPart(UriPartial.Authority), .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PRONGSAI_DATA"] = data, ["PRONGSAI_DATABASE"] = "", ["PRONGSAI_PLAIN_LOOPBACK"] = "true", ["Logging__LogLevel__Default"] = "Warning" },
        };
        using var client = new HttpClient { BaseAddress = address };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (watch.Elapsed < TimeSpan.FromMinutes(2) && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return new Server(process, address, watch.Elapsed.TotalMilliseconds);
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }

        throw new InvalidOperationException("The product did not answer.");
    }

    /// <summary>What ./run has published, when it has; else the build beside this program.</summary>
    private static string Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var published = Path.Combine(folder.FullName, "out", "app", "Prongsai.Host.dll");
            if (File.Exists(published))
            {
                return published;
            }
        }

        Console.WriteLine("(./run has built nothing yet: measuring a build without ReadyToRun)");
        return Path.Combine(AppContext.BaseDirectory, "Prongsai.Host.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Server(Process Process, Uri Address, double Milliseconds) : IDisposable
    {
        /// <summary>Megabytes of a line of /proc/…/status; 0 elsewhere than on Linux.</summary>
        public double Memory(string line)
        {
            var status = $"/proc/{Process.Id}/status";
            var found = File.Exists(status) ? File.ReadLines(status).First(l => l.StartsWith(line + ":", StringComparison.Ordinal)) : line + ": 0 kB";
            return long.Parse(found.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
        }

        public void Dispose()
        {
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
            Process.Dispose();
        }
    }

    [GeneratedRegex("""href="(/[^"#]*)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^/ita/[0-9]{4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearPage();

    [GeneratedRegex("^/ita/[0-9]{4}/[a-z][0-9]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ItemPage();

    [GeneratedRegex("""<link[^>]*rel="stylesheet"[^>]*href="([^"]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StyleSheet();

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RequestsPerSecond();
}
