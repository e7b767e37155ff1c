using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prongsai.Documents.Papers;
using Prongsai.Documents.Printing;
using Prongsai.Platform.Printing;
using Prongsai.Site.Tests.Documents;

namespace Prongsai.Load;

/// <summary>A memo and a report of about seventy pages: Word, PDF by our warm and by a fresh browser, PDF by LibreOffice from the same Word file.</summary>
internal static class Papers
{
    public static async Task RunAsync()
    {
        // Rows for each of the seven issues: enough for seventy pages of a landscape table.
        var papers = new[] { ("memo", PaperSamples.Of("memo"), 9), ("70-page report", PaperSamples.Of("result", PaperSamples.Facts(rowsPerIssue: 21)), 3) };
        var folder = Directory.CreateTempSubdirectory("prongsai-load-");
        try
        {
            foreach (var (name, paper, runs) in papers)
            {
                await WordAsync(name, paper, runs, folder.FullName);
                await PdfAsync(name, paper, runs);
                await OfficeAsync(name, runs, folder.FullName);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WordAsync(string name, Paper paper, int runs, string folder)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".docx"), DocxWriter.Write(paper));
        Measure.Say($"{name}: DOCX", await Measure.MedianAsync(runs, () => Task.FromResult(DocxWriter.Write(paper))));
    }

    private static async Task PdfAsync(string name, Paper paper, int runs)
    {
        await using (var browser = Browser())
        {
            var printer = new PdfPrinter(browser);
            var first = await printer.PrintAsync(paper, default);
            if (first.Value is not { } file)
            {
                Measure.Skip($"{name}: PDF", "no browser");
                return;
            }

            var warm = await Measure.MedianAsync(runs, () => printer.PrintAsync(paper, default));
            Measure.Say($"{name}: PDF, warm browser", warm, note: $"{file.Pages} pages, {file.Bytes.Length / 1024} KB, {(file.Repaired ? "repaired" : "not repaired")}");
        }

        Measure.Say($"{name}: PDF, cold (browser started for it)", await Measure.MedianAsync(Math.Min(runs, 3), async () =>
        {
            await using var browser = Browser();
            var printer = new PdfPrinter(browser);
            await printer.PrintAsync(paper, default);
        }));
    }

    private static WarmBrowser Browser() => new(Options.Create(new BrowserOptions()), TimeProvider.System, NullLogger<WarmBrowser>.Instance);

    /// <summary>Cold: a process of its own for each file. Warm: the same command handed over to an office that already runs.</summary>
    private static async Task OfficeAsync(string name, int runs, string folder)
    {
        if (Measure.Program("soffice") is not { } office)
        {
            Measure.Skip($"{name}: PDF by LibreOffice", "soffice is not installed");
            return;
        }

        var profile = "-env:UserInstallation=file://" + Path.Combine(folder, "profile");
        Task<string> ConvertAsync() => Measure.RunAsync(office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, name + ".docx"));
        await ConvertAsync();
        Measure.Say($"{name}: PDF by LibreOffice, cold", await Measure.MedianAsync(Math.Min(runs, 3), ConvertAsync));

        using var running = Process.Start(new ProcessStartInfo(office, [profile, "--headless", "--norestore", "--accept=pipe,name=prongsai-load;urp"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.Delay(TimeSpan.FromSeconds(6));
        await ConvertAsync();
        var pdf = Path.Combine(folder, name + ".pdf");
        Measure.Say($"{name}: PDF by LibreOffice, warm", await Measure.MedianAsync(Math.Min(runs, 5), async () =>
        {
            File.Delete(pdf);
            await ConvertAsync();
            while (!File.Exists(pdf) || new FileInfo(pdf).Length == 0)
            {
                await Task.Delay(5);
            }
        }));
        running.Kill(entireProcessTree: true);
        await running.WaitForExitAsync();
    }
}
