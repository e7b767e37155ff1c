using Prongsai.Measures.Import;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Measures;

/// <summary>The five real documents arrive whole. Their sentences are not repeated here; shapes, codes and dates are.</summary>
public sealed class SeedImportTests
{
    [Theory]
    [InlineData("000", "plan", 2566, 6)]
    [InlineData("001", "analysis", 2566, 9)]
    [InlineData("002", "plan", 2566, 3)]
    [InlineData("003", "result", 2568, 10)]
    [InlineData("004", "failed-items", 2565, 8)]
    public void Every_row_of_a_real_document_arrives(string seed, string layout, int year, int rows)
    {
        var (_, table) = Read(seed);
        Assert.Equal((layout, year, rows), (table.Layout, table.FiscalYear, table.Rows.Count));
        Assert.NotEqual("", table.Agency);
        Assert.All(table.Rows, r => Assert.NotEmpty(r.Owners));
        Assert.All(table.Rows, r => Assert.NotEmpty(r.Periods));
        Assert.All(table.Rows, r => Assert.NotEmpty(r.Steps));
    }

    [Theory]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("002")]
    [InlineData("003")]
    [InlineData("004")]
    public void No_word_of_a_cell_is_lost(string seed)
    {
        var (document, table) = Read(seed);
        Assert.Empty(Accounting.Lost(document, table));
    }

    [Fact]
    public void Numbered_lists_come_apart_where_the_writer_numbered()
    {
        var (_, plan) = Read("000");
        Assert.Equal([1, 2, 3, 4, 6, 7], plan.Rows.Select(r => r.Number ?? 0));
        Assert.Equal([4, 3, 5, 3, 3, 3], plan.Rows.Select(r => r.Steps.Count));
        Assert.Equal([5, 5, 5, 5, 5, 1], plan.Rows.Select(r => r.Owners.Count));

        var (_, analysis) = Read("001");
        Assert.Equal([3, 2, 6, 1, 4, 2, 3, 2, 6], analysis.Rows.Select(r => r.Steps.Count));

        var (_, result) = Read("003");
        Assert.Equal([6, 3, 3, 3, 8, 7, 5, 4, 8, 12], result.Rows.Select(r => r.Result.Count));
        Assert.Equal([5, 3, 2, 3, 7, 6, 4, 3, 8, 12], result.Rows.Select(r => r.Outcome.Count));
        Assert.Equal([4, 4, 4, 4, 4, 2, 4, 4, 4, 4], result.Rows.Select(r => r.Steps.Count));
        Assert.Equal([3, 3, 2, 2, 2, 1, 2, 1, 5, 3], result.Rows.Select(r => r.Owners.Count));
        Assert.Equal([1, 1, 1, 1, 2, 3, 4, 5, 6, 7], result.Rows.Select(r => r.IssueNo ?? 0));

        var (_, failed) = Read("004");
        Assert.Equal([2, 2, 3, 3, 2, 2, 3, 3], failed.Rows.Select(r => r.Steps.Count));
        Assert.Equal([3, 2, 3, 3, 2, 2, 3, 3], failed.Rows.Select(r => r.Result.Count));
    }

    [Fact]
    public void A_sentence_cut_by_a_page_is_one_sentence_again()
    {
        var (_, table) = Read("000");
        var joined = table.Rows[1].Steps[1];
        Assert.DoesNotContain("...", joined, StringComparison.Ordinal);
        Assert.EndsWith("...", Assert.Single(table.Findings, f => f.Code == "page-cue").Text, StringComparison.Ordinal);
        Assert.Empty(table.Unresolved);
        var (_, analysis) = Read("001");
        Assert.EndsWith(" OSS)", analysis.Rows[3].Measure, StringComparison.Ordinal);
        Assert.Contains(" SmartLaw", analysis.Rows[3].Steps[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Item_codes_in_five_spellings_are_read_and_the_doubtful_ones_asked()
    {
        var (_, analysis) = Read("001");
        Assert.Equal(["", "e15", "i1", "O15", "e6", "", "i9", "i14", "i25"], analysis.Rows.Select(r => string.Join(',', r.ItemCodes)));
        Assert.Contains(analysis.Unresolved, u => u.Text.StartsWith("๑๑", StringComparison.Ordinal) && u.Why.Contains("i1 ", StringComparison.Ordinal));
        Assert.Contains(analysis.Unresolved, u => u.Text.StartsWith("120", StringComparison.Ordinal) && u.Why.Contains("i20", StringComparison.Ordinal));
        var (_, failed) = Read("004");
        Assert.Equal(["O12", "O15", "O19", "O20", "O32", "O35", "O42", "O43"], failed.Rows.Select(r => r.ItemCodes.Single()));
    }

    [Fact]
    public void Periods_mean_days()
    {
        var (_, variant) = Read("002");
        Assert.Equal(2, variant.Rows[1].Periods.Count);
        Assert.Equal(("open-end", new DateOnly(2023, 1, 1), null), (variant.Rows[0].Periods[0].Kind, variant.Rows[0].Periods[0].From!.Value, variant.Rows[0].Periods[0].To));
        Assert.All(variant.Rows, r => Assert.All(r.Periods, p => Assert.Contains(p.Text, r.PeriodText, StringComparison.Ordinal)));
        var (_, result) = Read("003");
        Assert.Equal((new DateOnly(2024, 10, 1), new DateOnly(2025, 3, 31)), (result.Rows[0].Periods[0].From!.Value, result.Rows[0].Periods[0].To!.Value));
        Assert.Equal("whole-year", result.Rows[5].Periods[0].Kind);
        var (_, failed) = Read("004");
        Assert.All(failed.Rows, r => Assert.Equal(("deadline", new DateOnly(2022, 3, 31)), (r.Periods[0].Kind, r.Periods[0].To!.Value)));
    }

    [Fact]
    public void A_plan_followed_by_its_results_is_one_table()
    {
        var (_, table) = Read("002");
        Assert.Equal([2, 3, 1], table.Rows.Select(r => r.Result.Count));
        var variant = Assert.Single(table.Rows.SelectMany(r => r.Variants));
        Assert.Equal("steps", variant.Field);
        Assert.Contains(variant.Instead, table.Rows[0].Steps);
        Assert.DoesNotContain(table.Unresolved, u => u.Where.StartsWith("ตารางที่ 2", StringComparison.Ordinal) || u.Where.StartsWith("ตารางที่ 3", StringComparison.Ordinal));
    }

    internal static (TableDocument Document, ImportedTable Table) Read(string seed)
    {
        var document = TableFile.Read(File.ReadAllBytes(Seeds.Path(seed)), seed + ".txt");
        Assert.True(document.Done);
        return (document.Value, MeasureTableReader.Read(document.Value));
    }
}
