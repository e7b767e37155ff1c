using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Prongsai.Platform;

namespace Prongsai.Documents.Sittings;

/// <summary>
/// Pages and QR codes of a scan, by the programs that are made for it (poppler-utils and zbar-tools, both in Debian), each in a process of its own with
/// a limit of time: what a hostile PDF breaks is that process.
/// </summary>
internal static class ScanTools
{
    public const int MostPages = 200;

    /// <summary>Longer side of a page picture; A4 at 200 dpi is 2,339.</summary>
    private const string Side = "2340";

    private static readonly string[] OtherSides = ["3508", "1800"];

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Pictures of the pages in order, as PNG files in the folder. A picture is its own only page.</summary>
    /// <returns>Refusals "scan.no-tools", "scan.unreadable", "scan.too-many" ({0} = the most).</returns>
    public static async Task<Outcome<List<string>>> PagesAsync(string file, bool isPdf, string folder, CancellationToken ct)
    {
        if (!isPdf)
        {
            return new List<string> { file };
        }

        var drawn = await RunAsync("pdftoppm", ["-png", "-gray", "-scale-to", Side, "-l", (MostPages + 1).ToString(CultureInfo.InvariantCulture), file, Path.Combine(folder, "page")], ct);
        if (drawn is null)
        {
            return new Refusal("scan.no-tools");
        }

        var pages = Directory.GetFiles(folder, "page-*.png").Order(StringComparer.Ordinal).ToList();
        return drawn.Value.Code != 0 || pages.Count == 0 ? new Refusal("scan.unreadable")
            : pages.Count > MostPages ? new Refusal("scan.too-many", "", MostPages)
            : pages;
    }

    /// <summary>
    /// The same of a page of a PDF at other sizes: the reader samples lines, and a code that falls between them at one size is found at another.
    /// </summary>
    /// <param name="page">From 1.</param>
    public static async Task<IReadOnlyList<string>> CodesAtOtherSizesAsync(string pdf, int page, string folder, CancellationToken ct)
    {
        foreach (var side in OtherSides)
        {
            var (number, picture) = (page.ToString(CultureInfo.InvariantCulture), Path.Combine(folder, $"again-{page}-{side}"));
            await RunAsync("pdftoppm", ["-png", "-gray", "-singlefile", "-scale-to", side, "-f", number, "-l", number, pdf, picture], ct);
            if (await CodesAsync(picture + ".png", ct) is { Count: > 0 } codes)
            {
                return codes;
            }
        }

        return [];
    }

    /// <summary>What the QR codes of a picture say; empty when it has none or they cannot be read.</summary>
    public static async Task<IReadOnlyList<string>> CodesAsync(string picture, CancellationToken ct)
    {
        var read = await RunAsync("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture], ct);
        return read is null ? [] : read.Value.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Several PDFs as one, in order.</summary>
    public static async Task<bool> JoinAsync(IReadOnlyList<string> files, string into, CancellationToken ct)
    {
        if (files.Count == 1)
        {
            File.Copy(files[0], into, overwrite: true);
            return true;
        }

        return await RunAsync("pdfunite", [.. files, into], ct) is { Code: 0 };
    }

    /// <returns>Null when the program is not installed or took too long.</returns>
    private static async Task<(int Code, string Text)?> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var text = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, text);
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            process?.Kill(entireProcessTree: true);
            return null;
        }
        finally
        {
            process?.Dispose();
        }
    }
}
