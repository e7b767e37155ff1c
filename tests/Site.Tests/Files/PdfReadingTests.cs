using System.Text;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Files;

public class PdfReadingTests
{
    [Fact]
    public async Task The_pages_and_words_of_a_paper_are_read()
    {
        var facts = await ReadAsync(Pdfs.Of("Annual report of 2567", "", "The end"));
        Assert.Equal((PdfState.Read, 3, false), (facts.State, facts.Pages, facts.Locked));
        Assert.Contains("Annual report of 2567", facts.Text, StringComparison.Ordinal);
        Assert.Equal([18, 0, 6], facts.Letters);
    }

    [Fact]
    public async Task A_paper_behind_a_password_is_told_from_a_broken_one()
    {
        Assert.Equal(PdfState.Encrypted, (await ReadAsync(Pdfs.Encrypted())).State);
        Assert.Equal(PdfState.Broken, (await ReadAsync("%PDF-1.7 nothing more"u8.ToArray())).State);
        Assert.Equal(PdfState.Broken, (await ReadAsync([.. "%PDF-1.4\n"u8, .. Enumerable.Repeat((byte)'9', 100_000)])).State);
    }

    [Fact]
    public async Task Page_trees_that_lead_back_to_themselves_end()
    {
        var loop = Encoding.Latin1.GetString(Pdfs.Of("one")).Replace("/Kids [4 0 R]", "/Kids [2 0 R]", StringComparison.Ordinal);
        Assert.NotEqual(PdfState.Slow, (await ReadAsync(Encoding.Latin1.GetBytes(loop))).State);
    }

    [Fact]
    public async Task A_program_that_says_too_much_takes_too_long_or_is_not_there_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Programs of Linux.");
        var ct = TestContext.Current.CancellationToken;
        var cut = await BoundedProcess.RunAsync("yes", [], TimeSpan.FromSeconds(10), 1000, ct);
        Assert.Equal((ProcessState.Cut, 1000), (cut.State, cut.Output.Length));
        Assert.Equal(ProcessState.Slow, (await BoundedProcess.RunAsync("sleep", ["30"], TimeSpan.FromMilliseconds(200), 10, ct)).State);
        Assert.Equal(ProcessState.Missing, (await BoundedProcess.RunAsync("no-such-program-here", [], TimeSpan.FromSeconds(5), 10, ct)).State);
    }

    private static async Task<PdfFacts> ReadAsync(byte[] pdf)
    {
        var facts = await PdfReading.ReadAsync(pdf, TestContext.Current.CancellationToken);
        Assert.SkipWhen(facts.State == PdfState.NoTools, "poppler-utils is not installed.");
        return facts;
    }
}
