using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;
using Prongsai.Documents.Printing;
using Prongsai.Platform.Printing;
using Prongsai.Platform.Thai;
using Prongsai.Site.Tests.Platform;

namespace Prongsai.Site.Tests.Documents;

/// <summary>One warm browser for all tests of the class.</summary>
public sealed class PdfFixture : IAsyncLifetime
{
    internal WarmBrowser Browser { get; } = Browsers.Warm();

    internal PdfPrinter Printer => new(Browser);

    internal DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("prongsai-papers-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        Folder.Delete(recursive: true);
    }

    /// <summary>The paper as a file to give to other programs.</summary>
    internal async Task<(string Path, PrintedPdf Pdf)> PrintAsync(Paper paper, string name)
    {
        Assert.SkipUnless(Printer.Available, "no browser of the Chromium family is installed");
        Tool.Need("pdftotext");
        var printed = await Printer.PrintAsync(paper, TestContext.Current.CancellationToken);
        Assert.True(printed.Done, printed.Refusal?.Code);
        var folder = Environment.GetEnvironmentVariable("PRONGSAI_PAPERS_OUT") ?? Folder.FullName;
        var path = Path.Combine(folder, name + ".pdf");
        await File.WriteAllBytesAsync(path, printed.Value.Bytes);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".docx"), DocxWriter.Write(paper));
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".txt"), string.Join('\n', PaperSamples.TextOf(paper).Select(Digits.Thai)));
        return (path, printed.Value);
    }
}

public sealed class PdfTests(PdfFixture pdf) : IClassFixture<PdfFixture>
{
    public static TheoryData<string> Kinds => [.. FreeSamples.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_paper_is_a_tagged_Thai_PDF_with_its_title(string kind)
    {
        var paper = PaperSamples.Of(kind);
        var (path, printed) = await pdf.PrintAsync(paper, kind);
        Assert.True(printed.Repaired, printed.WhyNot);
        var (_, info) = await Tool.RunAsync("pdfinfo", path);
        Assert.Contains("Tagged:          yes", info, StringComparison.Ordinal);
        Assert.Contains("Title:           " + paper.Title[..20], info, StringComparison.Ordinal);
        Assert.Contains("/Lang (th)", System.Text.Encoding.Latin1.GetString(printed.Bytes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_reader_that_searches_finds_the_words_of_a_paper(string kind) => await FindsAsync(PaperSamples.Of(kind), kind + "-search");

    [Fact]
    public async Task A_report_of_seventy_pages_has_its_header_on_every_page_and_loses_no_word()
    {
        var paper = PaperSamples.Of(PaperKinds.Result, PaperSamples.Facts(rowsPerIssue: 24));
        var (path, printed) = await FindsAsync(paper, "long");
        Assert.True(printed.Pages > 69);
        var (_, text) = await Tool.RunAsync("pdftotext", "-raw", path, "-");
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(printed.Pages, pages.Length);
        Assert.All(pages, page => Assert.Contains("มาตรการ/กิจกรรม", page, StringComparison.Ordinal));
        Assert.All(pages.Select((page, i) => (page, i)), p => Assert.Contains("หน้า " + ThaiDigits.Thai(p.i + 1) + " /", p.page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_contents_of_a_report_name_the_page_on_which_each_part_begins()
    {
        var paper = PaperSamples.Of(PaperKinds.Report);
        var (path, _) = await pdf.PrintAsync(paper, "contents");
        var (_, text) = await Tool.RunAsync("pdftotext", "-layout", path, "-");
        var pages = text.Split('\f').Select(PrintedTable.Squeeze).ToList();
        var contents = pages.Single(page => page.Contains("สารบัญ", StringComparison.Ordinal));
        foreach (var line in paper.Sections.SelectMany(section => section.Blocks).OfType<Contents>().Single().Lines)
        {
            var heading = PrintedTable.Squeeze(Digits.Thai(line.Text));
            var begins = 2 + pages.Skip(1).ToList().FindIndex(page => page != contents && page.Contains(heading, StringComparison.Ordinal));
            Assert.True(begins > 1, heading);
            Assert.Matches(Regex.Escape(heading) + @"[^๐-๙]*" + ThaiDigits.Thai(begins), contents);
        }
    }

    [Fact]
    public async Task The_heading_of_an_issue_never_stands_alone_at_the_end_of_a_page()
    {
        var (path, printed) = await pdf.PrintAsync(PaperSamples.Of(PaperKinds.Plan, PaperSamples.Facts(rowsPerIssue: 3)), "leads");
        Assert.True(printed.Pages > 4);
        var file = await Measured.OfAsync(path);
        Assert.All(file.Sheets, sheet => Assert.DoesNotContain("ประเด็นที่", sheet.Lines.Where(line => !line.Text.StartsWith("หน้า", StringComparison.Ordinal)).MaxBy(line => line.Baseline)!.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_line_ends_inside_a_kept_word()
    {
        var paper = PaperSamples.Of(PaperKinds.Result, PaperSamples.Facts(rowsPerIssue: 4));
        var (path, _) = await pdf.PrintAsync(paper, "kept");
        var (_, text) = await Tool.RunAsync("pdftotext", "-raw", path, "-");
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        foreach (var word in new[] { "เจ้าหน้าที่", "รับผิดชอบ", "ประชาสัมพันธ์", "งบประมาณ", "ใจดีเสมอ", "รักงานดี" })
        {
            Assert.DoesNotContain(lines.Zip(lines.Skip(1)), pair => Enumerable.Range(2, word.Length - 3)
                .Any(cut => pair.First.EndsWith(word[..cut], StringComparison.Ordinal) && pair.Second.StartsWith(word[cut..], StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Memo_lines_run_from_3_cm_to_2_cm_of_the_edges()
    {
        var (path, _) = await pdf.PrintAsync(PaperSamples.Of(PaperKinds.Memo), "geometry");
        var (_, boxes) = await Tool.RunAsync("pdftotext", "-bbox-layout", "-f", "1", "-l", "1", path, "-");
        var lines = Line.Matches(boxes).Select(m => (Left: Mm(m.Groups[1]), Top: Mm(m.Groups[2]), Right: Mm(m.Groups[3]), Bottom: Mm(m.Groups[4]))).ToList();
        Assert.InRange(lines.Min(l => l.Left), 29.5, 30.5);
        Assert.InRange(lines.Max(l => l.Right), 189.5, 190.5);

        // 29 pt: the box of a line is the font's ascent and descent, 1.301 of its size.
        var title = lines.MinBy(l => l.Top);
        Assert.InRange((title.Bottom - title.Top) * 72 / 25.4 / 1.301, 28, 30);
        Assert.InRange((title.Left + title.Right) / 2, 109, 111);
    }

    [Fact]
    public async Task A_memo_of_two_pages_numbers_the_second_only()
    {
        var (path, printed) = await pdf.PrintAsync(PaperSamples.Of(PaperKinds.Memo), "numbers");
        Assert.Equal(2, printed.Pages);
        var (_, text) = await Tool.RunAsync("pdftotext", "-raw", path, "-");
        Assert.DoesNotContain("- ๑ -", text, StringComparison.Ordinal);
        Assert.Contains("- ๒ -", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_foot_of_a_memo_page_gives_the_first_words_of_the_next_and_readers_are_not_told_twice()
    {
        var (path, printed) = await pdf.PrintAsync(PaperSamples.Of(PaperKinds.Memo), "cue");
        Assert.True(printed.Repaired, printed.WhyNot);
        var (_, first) = await Tool.RunAsync("pdftotext", "-raw", "-f", "1", "-l", "1", path, "-");
        Assert.EndsWith("ความเห็นหัวหน้า...", first.TrimEnd(), StringComparison.Ordinal);
        var (_, last) = await Tool.RunAsync("pdftotext", "-raw", "-f", "2", "-l", "2", path, "-");
        Assert.DoesNotContain("...\n", last.TrimEnd() + "|", StringComparison.Ordinal);

        // A table that begins its own page is no continuation.
        var (order, _) = await pdf.PrintAsync(PaperSamples.Of(PaperKinds.Order), "cue-order");
        var (_, pages) = await Tool.RunAsync("pdftotext", "-raw", order, "-");
        Assert.DoesNotContain("ตารางมอบหมาย...", pages, StringComparison.Ordinal);
        Assert.Contains("นายกองค์การบริหารส่วนตำบลตัวอย่าง", pages.Split('\f').Select(page => page.TrimEnd().Split('\n')[^1]));
    }

    [Fact]
    public async Task The_repaired_file_is_sound_and_a_strange_file_comes_back_as_it_was()
    {
        var (path, _) = await pdf.PrintAsync(PaperSamples.Of(PaperKinds.Result), "sound");
        byte[] strange = [.. "%PDF-1.7 not one of ours startxref 9 %%EOF"u8];
        var back = PdfRepair.Repair(strange);
        Assert.False(back.Repaired);
        Assert.Same(strange, back.Bytes);
        Tool.Need("qpdf");
        var (code, output) = await Tool.RunAsync("qpdf", "--check", path);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task A_server_without_a_browser_says_so()
    {
        await using var browser = Browsers.Warm(new BrowserOptions { Browser = "/nowhere/chromium" });
        var printer = new PdfPrinter(browser);
        Assert.False(printer.Available);
        Assert.Equal("pdf.no-browser", (await printer.PrintAsync("<p>", [], TestContext.Current.CancellationToken)).Refusal?.Code);
    }

    [Fact]
    public async Task A_page_can_neither_run_a_script_nor_reach_the_network_or_the_disk()
    {
        Assert.SkipUnless(pdf.Printer.Available, "no browser of the Chromium family is installed");
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var html = $"<!doctype html><title>x</title><p>before</p><img src=\"http://127.0.0.1:{port}/a.png\"><iframe src=\"file:///etc/passwd\"></iframe>"
            + $"<link rel=stylesheet href=\"http://127.0.0.1:{port}/b.css\"><script>document.body.textContent='SCRIPTED'</script>";
        var printed = await pdf.Printer.PrintAsync(html, [], TestContext.Current.CancellationToken);
        Assert.True(printed.Done);
        Assert.False(printed.Value.Repaired);
        Assert.False(listener.Pending());
        var path = Path.Combine(pdf.Folder.FullName, "hostile.pdf");
        await File.WriteAllBytesAsync(path, printed.Value.Bytes, TestContext.Current.CancellationToken);
        Tool.Need("pdftotext");
        var (_, text) = await Tool.RunAsync("pdftotext", path, "-");
        Assert.Contains("before", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SCRIPTED", text, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_browser_dies_the_next_paper_gets_another()
    {
        Assert.SkipUnless(pdf.Printer.Available, "no browser of the Chromium family is installed");
        await using var browser = Browsers.Warm(new BrowserOptions { PagesPerBrowser = 3 });
        var printer = new PdfPrinter(browser);
        var html = HtmlWriter.ToPrint(PaperSamples.Of(PaperKinds.Announcement));
        for (var i = 0; i < 4; i++)
        {
            Assert.True((await printer.PrintAsync(html, [], TestContext.Current.CancellationToken)).Done);
            if (i == 0)
            {
                using var process = System.Diagnostics.Process.GetProcessById(browser.ProcessId!.Value);
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    private static readonly Regex Line = new("<line xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\"", RegexOptions.NonBacktracking);

    private static double Mm(Group points) => double.Parse(points.Value, CultureInfo.InvariantCulture) * 25.4 / 72;

    /// <summary>Words of three letters and more, as ICU cuts them, counted in the paper and in what poppler reads from the file.</summary>
    private async Task<(string Path, PrintedPdf Pdf)> FindsAsync(Paper paper, string name)
    {
        var (path, printed) = await pdf.PrintAsync(paper, name);
        var (_, raw) = await Tool.RunAsync("pdftotext", "-raw", path, "-");
        var text = string.Concat(raw.Where(c => !char.IsControl(c)));
        var source = PaperSamples.TextOf(paper).Select(Digits.Thai).ToList();
        var words = source.SelectMany(Icu.Words).Where(w => w.Length >= 3 && w[0] is >= 'ก' and <= '๎').Distinct(StringComparer.Ordinal).ToList();
        var whole = string.Join('\n', source);
        var (expected, found) = (0, 0);
        foreach (var word in words)
        {
            var times = Count(whole, word);
            expected += times;
            found += Math.Min(times, Count(text, word));
        }

        Assert.True(found >= expected * 0.999, $"{found} of {expected}: " + string.Join(' ', words.Where(w => Count(text, w) < Count(whole, w)).Take(20)));
        return (path, printed);
    }

    private static int Count(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}
