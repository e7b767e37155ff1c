using System.Text;
using System.Text.Json;
using Prongsai.Measures.Import;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Measures;

/// <summary>The same table means the same, whichever program it comes from.</summary>
public sealed class FormatTests
{
    public static TheoryData<string> AllSeeds => ["000", "001", "002", "003", "004"];

    [Theory, MemberData(nameof(AllSeeds))]
    public void A_table_in_Word_reads_as_in_text(string seed)
    {
        var (document, table) = SeedImportTests.Read(seed);
        Same(table, TableFile.Read(OfficeFiles.AsDocx(document), "old.docx"));
    }

    [Theory, MemberData(nameof(AllSeeds))]
    public void A_table_in_Excel_reads_as_in_text(string seed)
    {
        var (document, table) = SeedImportTests.Read(seed);
        Same(table, TableFile.Read(OfficeFiles.AsXlsx(document), "old.xlsx"));
    }

    [Theory, MemberData(nameof(AllSeeds))]
    public void A_table_pasted_from_Word_reads_as_in_text(string seed)
    {
        var (document, table) = SeedImportTests.Read(seed);
        Same(table, TableFile.ReadText(OfficeFiles.AsHtml(document)));
    }

    [Fact]
    public void A_file_in_the_old_Thai_encoding_is_read_and_that_is_said()
    {
        var bytes = "มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\nจัดทำคู่มือ\tสำนักปลัด\tมี.ค. ๒๕๖๘\n".Select(c => c < 0x80 ? (byte)c : (byte)(c - 0x0E00 + 0xA0)).ToArray();
        var read = TableFile.Read(bytes, "old.txt");
        Assert.Equal("file.read-as-874", Assert.Single(read.Value!.Notices).Code);
        Assert.Equal("จัดทำคู่มือ", Assert.Single(MeasureTableReader.Read(read.Value).Rows).Measure);
    }

    [Fact]
    public void A_workbook_we_write_comes_back_and_a_formula_in_it_is_text()
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream, "มาตรการ: 2568", ["มาตรการ", "ร้อยละ"]))
        {
            writer.Row("=HYPERLINK(\"http://evil\")", 12.5m);
            writer.Row("บรรทัดหนึ่ง\nบรรทัดสอง", null);
        }

        var table = TableFile.Read(stream.ToArray(), "x.xlsx").Value!.Blocks.Single().Table!;
        Assert.Equal("=HYPERLINK(\"http://evil\")", table.Rows[1][0].Text);
        Assert.Equal("12.5", table.Rows[1][1].Text);
        Assert.Equal(2, table.Rows[2][0].Lines.Count);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("＝1")]
    [InlineData(" =1")]
    public void A_cell_that_could_act_is_inert_in_csv(string cell)
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvWriter(stream))
        {
            writer.Row(cell, "-12.50", "ก,ข");
        }

        var line = Encoding.UTF8.GetString(stream.ToArray());
        Assert.StartsWith("\uFEFF", line, StringComparison.Ordinal);
        Assert.Contains("'" + cell, line, StringComparison.Ordinal);
        Assert.Contains(",-12.50,\"ก,ข\"", line, StringComparison.Ordinal);
    }

    private static void Same(ImportedTable expected, Outcome<TableDocument> read)
    {
        Assert.True(read.Done, read.Refusal?.Code);
        var table = MeasureTableReader.Read(read.Value);
        Assert.Equal((expected.Layout, expected.FiscalYear, expected.Agency), (table.Layout, table.FiscalYear, table.Agency));
        Assert.Equal(expected.Rows.Count, table.Rows.Count);
        foreach (var (a, b) in expected.Rows.Zip(table.Rows))
        {
            Assert.Equal(Comparable(a), Comparable(b));
        }

        Assert.Empty(Accounting.Lost(read.Value, table));
    }

    private static string Comparable(ImportedRow row) => JsonSerializer.Serialize(row with { Source = "", Variants = [.. row.Variants.Select(v => v with { Where = "" })] }, Json.Options);
}
