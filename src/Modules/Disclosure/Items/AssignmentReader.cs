using Prongsai.Agency.Contracts;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Items;

/// <summary>A line of an assignment table as it was understood.</summary>
/// <param name="Code">e.g. "O12".</param>
/// <param name="Owner">As it stands in the table.</param>
/// <param name="UnitId">Null: no unit of the office is named.</param>
internal sealed record AssignmentLine(string Code, string Owner, Guid? UnitId, Guid? PersonId);

/// <param name="Unread">Lines that name no item of the year, with the reason.</param>
internal sealed record AssignmentReading(IReadOnlyList<AssignmentLine> Lines, IReadOnlyList<string> Unread);

/// <summary>Reads the table that goes with an order of assignment: a column with codes of items, in any spelling, and one of those who answer for them.</summary>
internal static class AssignmentReader
{
    private const int MostRows = 500;
    private static readonly string[] OwnerHeads = ["ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "ส่วนราชการ", "กอง/สำนัก", "มอบหมาย", "ผู้ดำเนินการ"];

    public static AssignmentReading Read(TableDocument document, IReadOnlySet<string> known, IReadOnlyList<UnitView> units, IReadOnlyList<PersonView> people)
    {
        var lines = new Dictionary<string, AssignmentLine>(StringComparer.Ordinal);
        var unread = new List<string>();
        foreach (var table in document.Blocks.Select(b => b.Table).OfType<Table>())
        {
            int? column = null;
            foreach (var row in table.Rows.Take(MostRows))
            {
                if (OwnerColumn(row) is { } head)
                {
                    column = head;
                    continue;
                }

                var codes = Codes(row, known);
                if (codes.Count == 0)
                {
                    if (row.Any(c => !c.IsEmpty))
                    {
                        unread.Add(string.Join(" | ", row.Select(c => c.Text.Replace('\n', ' ')).Where(t => t.Length > 0)) + ": ไม่พบรหัสข้อของปีนี้");
                    }

                    continue;
                }

                var owner = (column is { } at && at < row.Count ? row[at].Text : row.LastOrDefault(c => !c.IsEmpty)?.Text ?? "").Replace('\n', ' ').Trim();
                foreach (var code in codes)
                {
                    lines[code] = new AssignmentLine(code, owner, UnitIn(owner, units), PersonIn(owner, people));
                }
            }
        }

        return new AssignmentReading([.. lines.Values], unread);
    }

    private static int? OwnerColumn(IReadOnlyList<Cell> row)
    {
        for (var n = 0; n < row.Count; n++)
        {
            if (OwnerHeads.Any(head => row[n].Text.Contains(head, StringComparison.Ordinal)) && row[n].Text.Length < 40)
            {
                return n;
            }
        }

        return null;
    }

    private static List<string> Codes(IReadOnlyList<Cell> row, IReadOnlySet<string> known) => row.Where(c => !c.IsEmpty)
        .Select(cell => ItemCodeReader.Read(cell.Text, known)).Select(read => read.Codes.Where(c => c.Kind == 'O').Select(c => c.ToString()).Where(known.Contains).ToList())
        .FirstOrDefault(codes => codes.Count > 0) ?? [];

    private static Guid? UnitIn(string owner, IReadOnlyList<UnitView> units)
    {
        var key = Key(owner);
        return units.FirstOrDefault(u => key.Contains(Key(u.Name), StringComparison.Ordinal) || (u.ShortName.Length > 2 && key.Contains(Key(u.ShortName), StringComparison.Ordinal)))?.Id;
    }

    private static Guid? PersonIn(string owner, IReadOnlyList<PersonView> people)
    {
        var key = Key(owner);
        return people.FirstOrDefault(p => key.Contains(Key(p.FullName), StringComparison.Ordinal))?.Id;
    }

    private static string Key(string text) => ThaiText.SearchKey(text).Replace(" ", "", StringComparison.Ordinal).TrimEnd('ฯ');
}
