using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents.Printing;

/// <summary>Section "Pdf" of the settings.</summary>
internal sealed class PdfOptions
{
    /// <summary>Path of a Chromium-family browser; empty: look in the usual places. "none" turns PDF off.</summary>
    public string Browser { get; set; } = "";

    /// <summary>False only in a container that gives Chromium no user namespaces and is itself the wall.</summary>
    public bool Sandbox { get; set; } = true;

    /// <summary>Papers printed at once; the others wait.</summary>
    public int AtOnce { get; set; } = 2;

    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>A browser is replaced after so many papers: what it leaks is bounded.</summary>
    public int PapersPerBrowser { get; set; } = 200;

    /// <summary>A browser that nobody used for so long is closed; its 200 MB go back.</summary>
    public int IdleMinutes { get; set; } = 5;
}

/// <param name="Repaired">False when the file is as the browser made it: it opens and prints, but search in some readers misses words with ำ.</param>
/// <param name="WhyNot">The surprise that stopped the repair.</param>
internal sealed record PrintedPdf(byte[] Bytes, int Pages, bool Repaired, string? WhyNot);

/// <summary>Prints HTML of our own making with a warm browser. One for the process.</summary>
internal sealed class PdfPrinter : IAsyncDisposable
{
    private readonly PdfOptions options;
    private readonly ILogger<PdfPrinter> log;
    private readonly SemaphoreSlim places;
    private readonly SemaphoreSlim door = new(1, 1);
    private readonly ITimer idle;
    private Lease? current;

    public PdfPrinter(IOptions<PdfOptions> options, TimeProvider time, ILogger<PdfPrinter> log)
    {
        this.options = options.Value;
        this.log = log;
        places = new SemaphoreSlim(Math.Max(1, this.options.AtOnce));
        idle = time.CreateTimer(_ => _ = RetireAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether a browser is installed; asked by pages that offer PDF.</summary>
    public bool Available => Executable is not null;

    /// <summary>Id of the warm browser, if one runs.</summary>
    public int? BrowserProcess => current?.Browser.ProcessId;

    private string? Executable => options.Browser == "none" ? null : BrowserFinder.Find(options.Browser);

    /// <returns>The file, or the refusals "pdf.no-browser" (nothing installed) and "pdf.failed" (it would not print).</returns>
    public async Task<Outcome<PrintedPdf>> PrintAsync(Paper paper, CancellationToken ct)
    {
        var printed = await PrintAsync(HtmlWriter.ToPrint(paper), PdfCue.FreshStarts(paper), ct);
        return printed.Done && printed.Value.Repaired && ContentsPages.Wanted(paper)
            ? await PrintAsync(HtmlWriter.ToPrint(ContentsPages.Fill(paper, printed.Value.Bytes)), PdfCue.FreshStarts(paper), ct)
            : printed;
    }

    /// <summary>Without cues.</summary>
    public Task<Outcome<PrintedPdf>> PrintAsync(string html, CancellationToken ct) => PrintAsync(html, [], ct);

    /// <param name="html">A page of our own writer; anything else prints too, without the repair.</param>
    /// <param name="freshStarts">What PdfCue takes; empty: no cues.</param>
    public async Task<Outcome<PrintedPdf>> PrintAsync(string html, IReadOnlyList<string> freshStarts, CancellationToken ct)
    {
        if (Executable is not { } executable)
        {
            return new Refusal("pdf.no-browser");
        }

        await places.WaitAsync(ct);
        try
        {
            // A browser may have died since the last paper: the second try gets a new one.
            return await TryAsync(executable, html, freshStarts, ct) ?? await TryAsync(executable, html, freshStarts, ct) ?? (Outcome<PrintedPdf>)new Refusal("pdf.failed");
        }
        finally
        {
            places.Release();
            idle.Change(TimeSpan.FromMinutes(options.IdleMinutes), Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await idle.DisposeAsync();
        await RetireAsync();
        door.Dispose();
        places.Dispose();
    }

    private async Task<Outcome<PrintedPdf>?> TryAsync(string executable, string html, IReadOnlyList<string> freshStarts, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        Lease? lease = null;
        var healthy = false;
        try
        {
            lease = await BorrowAsync(executable, limit.Token);
            var bytes = await lease.Browser.PrintAsync(html, limit.Token);
            healthy = true;
            return PdfRepair.Repair(bytes, freshStarts);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(failure, "The browser did not print");
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
            if (++lease.Papers >= options.PapersPerBrowser)
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
        public int Papers { get; set; }
        public bool Retired { get; set; }
    }
}
