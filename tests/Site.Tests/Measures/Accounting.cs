using Prongsai.Measures.Import;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Measures;

/// <summary>Where each word of a document's tables went.</summary>
internal static class Accounting
{
    /// <summary>Pieces of cells that are in no row, in no unresolved entry and in no heading.</summary>
    public static IReadOnlyList<string> Lost(TableDocument document, ImportedTable table)
    {
        var kept = Key(string.Join(' ', table.Rows.SelectMany(Texts).Concat(table.Unresolved.Select(u => u.Text)).Concat(table.Findings.Select(f => f.Text))));
        var lost = new List<string>();
        foreach (var cell in document.Blocks.Where(b => b.Table is not null).SelectMany(b => b.Table!.Rows).Where(r => !IsTitle(r)).SelectMany(r => r))
        {
            if (Heading.Of(ThaiText.Clean(cell.Text)) != Column.Unknown && cell.Text.Length < 70)
            {
                continue;
            }

            // A word of the cell is what stands between blanks and markers.
            lost.AddRange(Words(cell.Text).Where(w => Key(w).Length > 0 && !kept.Contains(Key(w), StringComparison.Ordinal)));
        }

        return lost;
    }

    // In a sheet, what stands alone in the first column is a title over the table.
    private static bool IsTitle(IReadOnlyList<Cell> row) => row[0].OwnText.Length > 0 && row.Skip(1).All(c => c.OwnText.Length == 0);

    private static IEnumerable<string> Words(string text) => text.Split([' ', '\n', '.', ')', '(', '-', '–', '❖', '■'], StringSplitOptions.RemoveEmptyEntries)
        .Where(w => !w.All(c => ListText.IsDigit(c)) && w != "ต่อ");

    private static IEnumerable<string> Texts(ImportedRow row) =>
    [
        row.Issue, .. row.ItemCodes, row.Finding, row.Measure, .. row.Steps, row.PeriodText, .. row.Owners, .. row.FollowUp,
        .. row.Result, .. row.Outcome, row.Suggestion, row.Question, row.Target, string.Join(' ', row.ItemCodes.Select(c => $"0{c[1..]} o{c[1..]}")),
    ];

    private static string Key(string text) => string.Concat(ThaiText.SearchKey(text).Where(char.IsLetterOrDigit));
}
