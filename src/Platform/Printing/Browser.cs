using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Prongsai.Platform.Printing;

/// <summary>
/// One running browser that draws pages it is handed: no script, no network, no files, its own throw-away profile,
/// and its sandbox unless the process is root (where Chromium refuses it).
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly string[] Anywhere = ["http://*", "https://*", "ws://*", "wss://*", "ftp://*", "file://*"];

    private readonly Process process;
    private readonly DirectoryInfo profile;
    private readonly DevTools tools;
    private DrawnPage? spare;

    private Browser(Process process, DirectoryInfo profile, DevTools tools) => (this.process, this.profile, this.tools) = (process, profile, tools);

    public int ProcessId => process.Id;

    public static async Task<Browser> StartAsync(string executable, bool sandbox, CancellationToken ct)
    {
        var profile = Directory.CreateTempSubdirectory("prongsai-print-");
        var start = new ProcessStartInfo(executable) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in Arguments(profile.FullName, sandbox))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new BrowserGoneException();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(StartLimit);
            var address = await AddressAsync(process, limit.Token);
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new Browser(process, profile, await DevTools.ConnectAsync(address, limit.Token));
        }
        catch
        {
            End(process, profile);
            throw;
        }
    }

    /// <summary>
    /// The page as a tagged PDF. A page that was drawn is kept for the next: without script, network and storage nothing of one can
    /// reach another, and a page of its own would cost each a new process.
    /// </summary>
    public async Task<byte[]> PrintAsync(string html, CancellationToken ct)
    {
        var options = new JsonObject { ["preferCSSPageSize"] = true, ["printBackground"] = true, ["generateTaggedPDF"] = true, ["generateDocumentOutline"] = true };
        return await DrawAsync(html, async page => await tools.CallAsync("Page.printToPDF", options, page.Session, ct), ct);
    }

    /// <summary>The upper left corner of the page as a JPEG, one point for a CSS pixel.</summary>
    public async Task<byte[]> ShotAsync(string html, int width, int height, int quality, string format, CancellationToken ct)
    {
        var options = new JsonObject
        {
            ["format"] = format,
            ["quality"] = quality,
            ["captureBeyondViewport"] = true,
            ["clip"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = width, ["height"] = height, ["scale"] = 1 },
        };
        return await DrawAsync(html, async page => await tools.CallAsync("Page.captureScreenshot", options, page.Session, ct), ct);
    }

    private async Task<byte[]> DrawAsync(string html, Func<DrawnPage, Task<System.Text.Json.JsonElement>> draw, CancellationToken ct)
    {
        var page = Interlocked.Exchange(ref spare, null) ?? await NewPageAsync(ct);
        var drawn = false;
        try
        {
            await ShowAsync(page, html, ct);
            var answer = await draw(page);
            drawn = true;
            return answer.GetProperty("data").GetBytesFromBase64();
        }
        finally
        {
            if (!drawn || Interlocked.CompareExchange(ref spare, page, null) is not null)
            {
                await LeaveAsync(page);
            }
        }
    }

    private async Task<DrawnPage> NewPageAsync(CancellationToken ct)
    {
        var context = Text(await tools.CallAsync("Target.createBrowserContext", null, null, ct), "browserContextId");
        var target = Text(await tools.CallAsync("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context }, null, ct), "targetId");
        var session = Text(await tools.CallAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }, null, ct), "sessionId");
        await CloseDoorsAsync(session, ct);
        var tree = await tools.CallAsync("Page.getFrameTree", null, session, ct);
        return new DrawnPage(context, session, Text(tree.GetProperty("frameTree").GetProperty("frame"), "id"));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await tools.CallAsync("Browser.close", null, null, limit.Token);
            await process.WaitForExitAsync(limit.Token);
        }
        catch (Exception gone) when (gone is BrowserGoneException or OperationCanceledException or InvalidOperationException)
        {
            // It did not close by itself: it is killed below.
        }

        await tools.DisposeAsync();
        End(process, profile);
    }

    private static IEnumerable<string> Arguments(string profile, bool sandbox)
    {
        if (!sandbox)
        {
            yield return "--no-sandbox";
        }

        string[] always =
        [
            "--headless", "--disable-gpu", "--remote-debugging-port=0", "--user-data-dir=" + profile, "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--no-first-run",
            "--no-default-browser-check", "--mute-audio", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>", "about:blank",
        ];
        foreach (var argument in always)
        {
            yield return argument;
        }
    }

    /// <summary>The browser says where it listens on its error output; the rest of that output is read and thrown away so that it never blocks.</summary>
    private static async Task<Uri> AddressAsync(Process process, CancellationToken ct)
    {
        while (await process.StandardError.ReadLineAsync(ct) is { } line)
        {
            var at = line.IndexOf("ws://", StringComparison.Ordinal);
            if (at >= 0)
            {
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new Uri(line[at..].Trim());
            }
        }

        throw new BrowserGoneException();
    }

    private async Task CloseDoorsAsync(string session, CancellationToken ct)
    {
        await tools.CallAsync("Page.enable", null, session, ct);
        await tools.CallAsync("Network.enable", null, session, ct);
        await tools.CallAsync("Network.setBlockedURLs", new() { ["urls"] = new JsonArray([.. Anywhere.Select(url => JsonValue.Create(url))]) }, session, ct);
        await tools.CallAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true }, session, ct);
    }

    private async Task ShowAsync(DrawnPage page, string html, CancellationToken ct)
    {
        var loaded = tools.NextAsync(page.Session, "Page.loadEventFired", ct);
        await tools.CallAsync("Page.setDocumentContent", new() { ["frameId"] = page.Frame, ["html"] = html }, page.Session, ct);
        await loaded;
        await tools.CallAsync(
            "Runtime.evaluate", new() { ["expression"] = "document.fonts.ready.then(() => 1)", ["awaitPromise"] = true }, page.Session, ct);
    }

    private async Task LeaveAsync(DrawnPage page)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await tools.CallAsync("Target.disposeBrowserContext", new() { ["browserContextId"] = page.Context }, null, limit.Token);
        }
        catch (Exception gone) when (gone is BrowserGoneException or OperationCanceledException or InvalidOperationException)
        {
            // The browser that keeps a page open is retired by its owner.
        }
    }

    private static void End(Process process, DirectoryInfo profile)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(2000);
            }

            profile.Delete(recursive: true);
        }
        catch (Exception left) when (left is InvalidOperationException or IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            // A file that the dying browser still holds stays in the temporary folder of the system.
        }

        process.Dispose();
    }

    private sealed record DrawnPage(string Context, string Session, string Frame);

    private static string Text(System.Text.Json.JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
