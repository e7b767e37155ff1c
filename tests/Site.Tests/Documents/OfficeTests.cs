using AngleSharp.Html.Parser;
using Prongsai.Documents.Papers;

namespace Prongsai.Site.Tests.Documents;

/// <summary>All Word files opened once by LibreOffice and given back as pages.</summary>
public sealed class OfficeFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prongsai-office-");

    internal static IReadOnlyDictionary<string, Paper> Papers { get; } = FreeSamples.Kinds
        .ToDictionary(kind => kind, kind => SignPaper.Apply(PaperSamples.Of(kind) with { Emblem = Emblem.Black, Secrecy = "ลับ" }, SignPaperTests.Facts()), StringComparer.Ordinal)
        .Concat(SeedSamples.All).ToDictionary(pair => pair.Key.Replace(' ', '-'), pair => pair.Value, StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        if (!Tool.Exists("soffice"))
        {
            return;
        }

        foreach (var (name, paper) in Papers)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name + ".docx"), DocxWriter.Write(paper));
        }

        await Tool.RunAsync(
            "soffice", ["-env:UserInstallation=file://" + Path.Combine(folder.FullName, "profile"), "--headless", "--convert-to", "html", "--outdir", folder.FullName, .. Directory.GetFiles(folder.FullName, "*.docx")]);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    internal async Task<string> HtmlAsync(string name)
    {
        Tool.Need("soffice");
        return await File.ReadAllTextAsync(Path.Combine(folder.FullName, name + ".html"));
    }
}

public sealed class OfficeTests(OfficeFixture office) : IClassFixture<OfficeFixture>
{
    public static TheoryData<string> Names => [.. OfficeFixture.Papers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task LibreOffice_reads_the_same_tables_and_the_same_text(string name)
    {
        var paper = OfficeFixture.Papers[name];
        var html = new HtmlParser().ParseDocument(await office.HtmlAsync(name));
        var tables = html.QuerySelectorAll("table")
            .Select(table => table.QuerySelectorAll("tr").Select(row => row.Children.Select(cell => PrintedTable.Squeeze(cell.TextContent)).ToArray()).ToList()).ToList();
        foreach (var table in paper.Sections.SelectMany(section => section.Blocks).OfType<Table>())
        {
            var expected = table.Head.Concat(table.Rows).Select(Texts).ToList();
            Assert.Contains(tables, found => found.Count == expected.Count && found.Zip(expected).All(pair => pair.First.SequenceEqual(pair.Second)));
        }

        foreach (var committee in paper.Sections.SelectMany(section => section.Blocks).OfType<Committee>())
        {
            Assert.Contains(tables, found => found.Count == committee.Members.Count && found[0].Length == 3 && found[0][1] == PrintedTable.Squeeze(Digits.Thai(committee.Members[0].Position)));
        }

        var text = PrintedTable.Squeeze(html.Body!.TextContent);
        Assert.All(
            PaperSamples.TextOf(paper).SelectMany(line => line.Split('\n')),
            line => Assert.Contains(PrintedTable.Squeeze(Digits.Thai(line)), text, StringComparison.Ordinal));
        var pictures = html.QuerySelectorAll("img").Length;
        Assert.True(pictures >= paper.Sections.SelectMany(section => section.Blocks).Count(block => block is Verification), "the QR is lost");
    }

    private static string[] Texts(IReadOnlyList<Cell> row) => [.. row.Select(cell => PrintedTable.Squeeze(Digits.Thai(string.Concat(cell.Lines))))];
}
