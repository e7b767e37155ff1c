using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Measures.Import;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Linting;

/// <param name="Where">Place in Thai.</param>
internal sealed record Passage(string Where, string Text);

/// <summary>What the checks look at: an imported document, or the measures of a year with no paragraphs around them.</summary>
/// <param name="Paragraphs">Outside tables, in order.</param>
/// <param name="Cells">Of all tables, also those that are no tables of measures.</param>
/// <param name="TitleCount">How many of the paragraphs stand before the first table.</param>
/// <param name="Framework">Of the year, when there is one; so are its codes.</param>
internal sealed record LintSubject(
    IReadOnlyList<Passage> Paragraphs,
    IReadOnlyList<Passage> Cells,
    int TitleCount,
    string Layout,
    int? FiscalYear,
    IReadOnlyList<ImportedRow> Rows,
    FrameworkView? Framework,
    YearCodes? Codes)
{
    public IEnumerable<Passage> Everything => Paragraphs.Concat(Cells);

    public static LintSubject Of(TableDocument document, ImportedTable table, FrameworkView? framework, YearCodes? codes)
    {
        var paragraphs = new List<Passage>();
        var cells = new List<Passage>();
        var tables = 0;
        var titles = -1;
        foreach (var block in document.Blocks)
        {
            if (block.Table is null)
            {
                paragraphs.Add(new(string.Create(CultureInfo.InvariantCulture, $"ย่อหน้าที่ {paragraphs.Count + 1}"), ThaiText.Clean(block.Text)));
                continue;
            }

            tables++;
            titles = titles < 0 ? paragraphs.Count : titles;
            for (var r = 0; r < block.Table.Rows.Count; r++)
            {
                cells.AddRange(block.Table.Rows[r].Where(c => c.OwnText.Length > 0)
                    .Select(c => new Passage(string.Create(CultureInfo.InvariantCulture, $"ตารางที่ {tables} แถวที่ {r + 1}"), ThaiText.Clean(c.Text))));
            }
        }

        return new(paragraphs, cells, titles < 0 ? paragraphs.Count : titles, table.Layout, table.FiscalYear, table.Rows, framework, codes);
    }

    public static LintSubject Of(int fiscalYear, IReadOnlyList<ImportedRow> rows, FrameworkView? framework, YearCodes? codes) =>
        new([], [.. rows.SelectMany(r => Texts(r).Select(t => new Passage(r.Source, t)))], 0, "plan", fiscalYear, rows, framework, codes);

    private static IEnumerable<string> Texts(ImportedRow row) =>
        [row.Finding, row.Measure, .. row.Steps, .. row.FollowUp, .. row.Result, .. row.Outcome, row.Suggestion];
}
