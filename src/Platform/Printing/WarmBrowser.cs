using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform.Printing;

/// <summary>Section "Pdf" of the settings.</summary>
public sealed class BrowserOptions
{
    /// <summary>Path of a Chromium-family browser; empty: look in the usual places. "none" turns PDF off.</summary>
    public string Browser { get; set; } = "";

    /// <summary>False only in a container that gives Chromium no user namespaces and is itself the wall.</summary>
    public bool Sandbox { get; set; } = true;

    /// <summary>Pages drawn at once; the others wait.</summary>
    public int AtOnce { get; set; } = 2;

    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>A browser is replaced after so many pages: what it leaks is bounded.</summary>
    public int PagesPerBrowser { get; set; } = 200;

    /// <summary>A browser that nobody used for so long is closed; its 200 MB go back.</summary>
    public int IdleMinutes { get; set; } = 5;
}

/// <summary>
/// A warm browser that draws pages of our own making: no script, no network, its sandbox between what it decodes and the house. One for the process.
/// </summary>
public sealed class WarmBrowser : IAsyncDisposable
{
    private readonly BrowserOptions options;
    private readonly ILogger<WarmBrowser> log;
    private readonly SemaphoreSlim places;
    private readonly SemaphoreSlim door = new(1, 1);
    private readonly ITimer idle;
    private Lease? current;

    public WarmBrowser(IOptions<BrowserOptions> options, TimeProvider time, ILogger<WarmBrowser> log)
    {
        this.options = options.Value;
        this.log = log;
        places = new SemaphoreSlim(Math.Max(1, this.options.AtOnce));
        idle = time.CreateTimer(_ => _ = RetireAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether a browser is installed; asked by pages that offer what it makes.</summary>
    public bool Available => Executable is not null;

    /// <summary>Id of the warm browser, if one runs.</summary>
    public int? ProcessId => current?.Browser.ProcessId;

    private string? Executable => options.Browser == "none" ? null : BrowserFinder.Find(options.Browser);

    /// <summary>A page as a tagged PDF, as the browser makes it.</summary>
    /// <param name="after">What is made of the bytes; when it fails the browser is taken as broken and a new one tries once more.</param>
    /// <returns>Refusals "pdf.no-browser" (nothing installed) and "pdf.failed" (it would not print).</returns>
    public Task<Outcome<T>> PrintAsync<T>(string html, Func<byte[], T> after, CancellationToken ct) where T : class =>
        DrawAsync(async (browser, limit) => after(await browser.PrintAsync(html, limit)), ct);

    /// <summary>The upper left corner of a page as a JPEG.</summary>
    /// <param name="width">CSS pixels, as many as the picture has points.</param>
    /// <param name="quality">1–100.</param>
    /// <returns>Refusals as <see cref="PrintAsync"/>.</returns>
    public Task<Outcome<byte[]>> ShotAsync(string html, int width, int height, int quality, CancellationToken ct) =>
        DrawAsync((browser, limit) => browser.ShotAsync(html, width, height, quality, "jpeg", limit), ct);

    /// <summary>The same as a WebP: of small pictures a third less.</summary>
    public Task<Outcome<byte[]>> ShotWebpAsync(string html, int width, int height, int quality, CancellationToken ct) =>
        DrawAsync((browser, limit) => browser.ShotAsync(html, width, height, quality, "webp", limit), ct);

    public async ValueTask DisposeAsync()
    {
        await idle.DisposeAsync();
        await RetireAsync();
        door.Dispose();
        places.Dispose();
    }

    private async Task<Outcome<T>> DrawAsync<T>(Func<Browser, CancellationToken, Task<T>> draw, CancellationToken ct) where T : class
    {
        if (Executable is not { } executable)
        {
            return new Refusal("pdf.no-browser");
        }

        await places.WaitAsync(ct);
        try
        {
            // A browser may have died since the last page: the second try gets a new one.
            return await TryAsync(executable, draw, ct) ?? await TryAsync(executable, draw, ct) ?? (Outcome<T>)new Refusal("pdf.failed");
        }
        finally
        {
            places.Release();
            idle.Change(TimeSpan.FromMinutes(options.IdleMinutes), Timeout.InfiniteTimeSpan);
        }
    }

    private async Task<Outcome<T>?> TryAsync<T>(string executable, Func<Browser, CancellationToken, Task<T>> draw, CancellationToken ct) where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        Lease? lease = null;
        var healthy = false;
        try
        {
            lease = await BorrowAsync(executable, limit.Token);
            var drawn = await draw(lease.Browser, limit.Token);
            healthy = true;
            return drawn;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("The browser did not draw: {Error}", Told.Of(failure));
            return null;
        }
        finally
        {
            if (lease is not null)
            {
                await ReturnAsync(lease, healthy);
            }
        }
    }

    private async Task<Lease> BorrowAsync(string executable, CancellationToken ct)
    {
        await door.WaitAsync(ct);
        try
        {
            current ??= new Lease(await Browser.StartAsync(executable, options.Sandbox && !Environment.IsPrivilegedProcess, ct));
            current.Users++;
            var lease = current;
            if (++lease.Pages >= options.PagesPerBrowser)
            {
                lease.Retired = true;
                current = null;
            }

            return lease;
        }
        finally
        {
            door.Release();
        }
    }

    private async Task ReturnAsync(Lease lease, bool healthy)
    {
        await door.WaitAsync();
        try
        {
            lease.Users--;
            lease.Retired |= !healthy;
            if (lease.Retired && current == lease)
            {
                current = null;
            }

            if (lease is { Retired: true, Users: 0 })
            {
                await lease.Browser.DisposeAsync();
            }
        }
        finally
        {
            door.Release();
        }
    }

    /// <summary>Closes the current browser when nobody uses it, or leaves that to the last who does.</summary>
    private async Task RetireAsync()
    {
        await door.WaitAsync();
        try
        {
            if (current is { } lease)
            {
                current = null;
                lease.Retired = true;
                if (lease.Users == 0)
                {
                    await lease.Browser.DisposeAsync();
                }
            }
        }
        finally
        {
            door.Release();
        }
    }

    private sealed class Lease(Browser browser)
    {
        public Browser Browser { get; } = browser;
        public int Users { get; set; }
        public int Pages { get; set; }
        public bool Retired { get; set; }
    }
}
