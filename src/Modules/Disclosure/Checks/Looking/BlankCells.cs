using Prongsai.Platform.Files;

namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>
/// Columns in which an empty cell is read as "not told": fees and papers to bring. Where there is none, "ไม่มี" must stand (rule of the item on
/// handbooks for people who come for a service).
/// </summary>
internal static class BlankCells
{
    private const int HeaderRows = 3;
    private static readonly string[] Columns = ["ค่าธรรมเนียม", "เอกสารประกอบ", "รายการเอกสาร", "เอกสารที่ใช้", "เอกสารหลักฐาน", "หลักฐานประกอบ"];

    /// <summary>One line for each column with blanks.</summary>
    public static IEnumerable<Blank> In(IReadOnlyList<Table> tables) => tables.SelectMany(Of);

    private static IEnumerable<Blank> Of(Table table)
    {
        for (var r = 0; r < Math.Min(HeaderRows, table.Rows.Count); r++)
        {
            var found = false;
            for (var c = 0; c < table.Rows[r].Count; c++)
            {
                var head = table.Rows[r][c].Text;
                if (head.Length > 60 || !Array.Exists(Columns, head.Contains))
                {
                    continue;
                }

                found = true;
                var blanks = Enumerable.Range(r + 1, table.Rows.Count - r - 1).Where(row => c < table.Rows[row].Count && table.Rows[row][c].IsEmpty && Filled(table.Rows[row])).ToList();
                if (blanks.Count > 0)
                {
                    yield return new(head.Replace('\n', ' '), blanks[0] + 1, blanks.Count);
                }
            }

            if (found)
            {
                yield break;
            }
        }
    }

    /// <summary>A row that says something else: lines of layout are not meant.</summary>
    private static bool Filled(IReadOnlyList<Cell> row) => row.Count(cell => !cell.IsEmpty) >= 2;
}

/// <param name="Row">First row with a blank, counted from 1.</param>
internal sealed record Blank(string Column, int Row, int Count);
