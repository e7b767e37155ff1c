using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Prongsai.Documents.Papers;
using Prongsai.Site.Tests.Measures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Prongsai.Site.Tests.Documents;

/// <summary>Papers rebuilt from structured data: what went in is what stands on paper and in the Word file, cell by cell.</summary>
public sealed class RebuiltPapersTests(PdfFixture pdf) : IClassFixture<PdfFixture>
{
    public static TheoryData<string> Papers => [.. SeedSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Every_cell_and_paragraph_is_on_paper(string name)
    {
        var paper = SeedSamples.All[name];
        var (path, printed) = await pdf.PrintAsync(paper, name.Replace(' ', '-'));
        Assert.True(printed.Repaired, printed.WhyNot);
        var file = await Measured.OfAsync(path);
        foreach (var group in Tables(paper).GroupBy(table => string.Join(' ', table.Widths)))
        {
            var bands = await PrintedTable.BandsAsync(file, group.First().Widths);
            var head = Texts(group.First().Head.Single());
            Assert.Contains(bands, band => band.SequenceEqual(head));
            Assert.Empty(Consume(new Queue<string[]>(bands.Where(band => !band.SequenceEqual(head))), [.. group.SelectMany(table => table.Rows).Select(Texts)]));
        }

        var (_, raw) = await Tool.RunAsync("pdftotext", "-raw", path, "-");
        var text = PrintedTable.Squeeze(PageFurniture.Replace(raw, ""));
        Assert.All(Paragraphs(paper), paragraph => Assert.Contains(paragraph, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Every_cell_and_paragraph_is_in_the_Word_file(string name)
    {
        var paper = SeedSamples.All[name];
        using var bytes = new MemoryStream(DocxWriter.Write(paper));
        using var package = WordprocessingDocument.Open(bytes, isEditable: false);
        var body = package.MainDocumentPart!.Document.Body!;
        var tables = body.Elements<W.Table>().Where(table => table.Descendants<W.TableBorders>().Any()).ToList();
        var expected = Tables(paper).ToList();
        Assert.Equal(expected.Count, tables.Count);
        foreach (var (table, model) in tables.Zip(expected))
        {
            var rows = table.Elements<W.TableRow>().Select(row => row.Elements<W.TableCell>().Select(cell => PrintedTable.Squeeze(cell.InnerText)).ToArray()).ToList();
            Assert.Equal(model.Head.Concat(model.Rows).Select(Texts), rows);
        }

        var text = PrintedTable.Squeeze(body.InnerText);
        Assert.All(Paragraphs(paper), paragraph => Assert.Contains(paragraph, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_shapes_are_those_of_the_real_papers()
    {
        SameTable("000", "000 plan", rows: 6);
        SameTable("003", "003 memo and announcement", rows: 10);
        SameTable("004", "004 failed items", rows: 8);
        SameTable("002", "002 result", rows: 3);
        var order = File.ReadAllLines(Seeds.Path("002"));
        Assert.Equal(order.Count(line => line.Contains("| ตำแหน่ง ", StringComparison.Ordinal)), SeedSamples.All["002 order"].Sections.SelectMany(s => s.Blocks).OfType<Committee>().Single().Members.Count);
        Assert.Equal(order.Count(line => line.Split('\t') is [['O' or '0', ..], _, _]), Tables(SeedSamples.All["002 order"]).Single().Rows.Count);
        Assert.Equal(3, Tables(SeedSamples.All["002 order"]).Single().Widths.Count);
        foreach (var (seed, name) in new[] { ("003", "003 memo and announcement"), ("004", "004 memo") })
        {
            var chain = File.ReadAllLines(Seeds.Path(seed)).Count(line => line.StartsWith("ความเห็น", StringComparison.Ordinal));
            Assert.Equal(chain, SeedSamples.All[name].Sections.SelectMany(s => s.Blocks).OfType<Opinions>().Single().Items.Count);
        }

        var memo = File.ReadAllText(Seeds.Path("003"));
        Assert.All(
            SeedSamples.All["003 memo and announcement"].Sections[0].Blocks.OfType<Heading>(),
            head => Assert.Contains(Digits.Thai(head.Text), memo, StringComparison.Ordinal));
        foreach (var constant in new[] { "บันทึกข้อความ", "ส่วนราชการ", "จึงเรียนมาเพื่อโปรดพิจารณา", "จึงประกาศให้ทราบโดยทั่วกัน", "ประกาศ ณ วันที่" })
        {
            Assert.Contains(constant, memo, StringComparison.Ordinal);
            Assert.Contains(PrintedTable.Squeeze(constant), string.Concat(PaperSamples.TextOf(SeedSamples.All["003 memo and announcement"]).Select(PrintedTable.Squeeze)), StringComparison.Ordinal);
        }
    }

    /// <summary>The table of the real paper with the heads of ours: as many columns, and rows that are not continuations.</summary>
    private static void SameTable(string seed, string name, int rows)
    {
        var tables = Tables(SeedSamples.All[name]).ToList();
        var heads = Texts(tables[0].Head[0]);
        var (counted, found) = (0, false);
        var inside = false;
        foreach (var cells in File.ReadAllLines(Seeds.Path(seed)).Select(line => line.Split('\t').Select(PrintedTable.Squeeze).ToArray()).Where(cells => cells.Length == heads.Length))
        {
            // A scan spoils a letter of a head here and there: all but one must agree.
            var head = cells.Zip(heads).Count(pair => pair.First == pair.Second) >= heads.Length - 1;
            var other = !head && cells.Count(cell => heads.Contains(cell)) >= 2;
            (found, inside) = (found || head, (inside || head) && !other);
            counted += inside && !head && cells[0].Length > 0 && !cells[0].Contains("(ต่อ)", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(found, $"{seed}: no table with the heads {string.Join(" | ", heads)}");
        Assert.Equal(rows, counted);
        Assert.Equal(rows, tables.Sum(table => table.Rows.Count));
    }

    /// <summary>Takes the bands of one row after another: the pieces of each cell must make up that cell exactly.</summary>
    private static Queue<string[]> Consume(Queue<string[]> bands, List<string[]> rows)
    {
        foreach (var row in rows)
        {
            var read = row.Select(_ => "").ToArray();
            do
            {
                Assert.True(bands.Count > 0, "the paper ends before " + string.Join(" | ", row));
                read = [.. read.Zip(bands.Dequeue(), (before, more) => before + more)];
                Assert.All(read.Zip(row), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
            }
            while (!read.SequenceEqual(row));
        }

        return bands;
    }

    private static IEnumerable<Table> Tables(Paper paper) => paper.Sections.SelectMany(section => section.Blocks).OfType<Table>();

    private static string[] Texts(IReadOnlyList<Cell> row) => [.. row.Select(cell => PrintedTable.Squeeze(Digits.Thai(string.Concat(cell.Lines))))];

    /// <summary>What is no table: each paragraph as one string.</summary>
    private static IEnumerable<string> Paragraphs(Paper paper) => PaperSamples.TextOf(paper with
    {
        Sections = [.. paper.Sections.Select(section => section with { Blocks = [.. section.Blocks.Where(block => block is not Table)] })],
    }).SelectMany(text => text.Split('\n')).Select(text => PrintedTable.Squeeze(Digits.Thai(text))).Where(text => text.Length > 0);

    /// <summary>Numbers of pages and cues stand between the parts of a paragraph that a page cuts.</summary>
    private static readonly Regex PageFurniture = new(@"(?m)^- [๐-๙]+ -\n|^หน้า [๐-๙]+ / [๐-๙]+\n|^\S{1,40}\.\.\.\n(?=\f)", RegexOptions.None, TimeSpan.FromSeconds(2));
}
