using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Prongsai.Browser.Tests.Product))]

namespace Prongsai.Browser.Tests;

/// <summary>The built product as its own process, with its demo data, on a free port of this machine and in a folder that is gone afterwards;
/// and one Chromium for all visitors.</summary>
public sealed class Product : IAsyncLifetime
{
    public const string Password = "demo-prongsai-2569";

    /// <summary>The fiscal year of which the demo tells the whole story.</summary>
    public const string Year = "2568";

    private DirectoryInfo _data = null!;
    private readonly List<string> _log = [];
    private Process _process = null!;

    private IPlaywright _playwright = null!;

    public Uri Address { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _data = await DemoData.CopyAsync("prongsai-browser-");
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Prongsai.Host.dll"), "serve", "--demo", "--urls", Address.GetLeftPart(UriPartial.Authority)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PRONGSAI_DATA"] = _data.FullName, ["PRONGSAI_DATABASE"] = "", ["PRONGSAI_PLAIN_LOOPBACK"] = "true" },
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium() ?? throw new InvalidOperationException("No Chromium found: sudo apt-get install -y chromium-headless-shell"),
            Headless = true,
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
        // As long as anything else is waited for: a busy machine is not a mistake.
        Assertions.SetDefaultExpectTimeout(40_000);
        await AnswersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.CreateDirectory(Out);
        await File.WriteAllLinesAsync(Path.Combine(Out, "browser-product.log"), _log);
        _data.Delete(recursive: true);
        await DemoData.DeleteAsync();
    }

    /// <summary>Where logs and screenshots go: out/ of the repository.</summary>
    public static string Out { get; } = Path.Combine(Repository.Root, "out");

    private async Task AnswersAsync()
    {
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(4) && !_process.HasExited)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(Address, "/sign-in"));
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        throw new InvalidOperationException("The product does not answer:\n" + string.Join('\n', _log.TakeLast(40)));
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.Add(line);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Chromium() =>
        new[] { Environment.GetEnvironmentVariable("PRONGSAI_BROWSER") }
            .Concat(from name in (string[])["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "microsoft-edge"]
                    from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                    select Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
