using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Prongsai.Load;

/// <summary>The product as its own process on a free port of this machine.</summary>
internal sealed record Server(Process Process, Uri Address, double Milliseconds) : IDisposable
{
    /// <param name="data">Its folder.</param>
    /// <param name="more">More arguments of the verb serve; settings as --Section:Key=value.</param>
    public static async Task<Server> StartAsync(string data, params string[] more)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [Program(), "serve", "--urls", address.GetLeftPart(UriPartial.Authority), .. more.Where(m => !m.Contains('=', StringComparison.Ordinal))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PRONGSAI_DATA"] = data, ["PRONGSAI_DATABASE"] = "", ["PRONGSAI_PLAIN_LOOPBACK"] = "true", ["Logging__LogLevel__Default"] = "Warning" },
        };
        foreach (var setting in more.Where(m => m.Contains('=', StringComparison.Ordinal)).Select(m => m.Split('=', 2)))
        {
            start.Environment[setting[0]] = setting[1];
        }

        using var client = new HttpClient { BaseAddress = address };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var shown = 0;
        void Tell(object sender, DataReceivedEventArgs line)
        {
            if (line.Data?.Contains("Exception", StringComparison.Ordinal) is true && Interlocked.Increment(ref shown) <= 5)
            {
                Console.WriteLine("    " + line.Data.Trim());
            }
        }

        process.OutputDataReceived += Tell;
        process.ErrorDataReceived += Tell;
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

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

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
}
