using Prongsai.Agency.Contracts;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>A person of a list as it was understood; anything may be empty but the name.</summary>
/// <param name="Position">As printed under a signature.</param>
/// <param name="Unit">As it stands in the table.</param>
/// <param name="UnitId">Null: the office has no unit of that name.</param>
internal sealed record StaffLine(string Title, string FirstName, string LastName, string Position, string Unit, Guid? UnitId, string Phone, string Email);

/// <param name="Unread">Rows without a name, with the reason.</param>
internal sealed record StaffReading(IReadOnlyList<StaffLine> Lines, IReadOnlyList<string> Unread);

/// <summary>Reads a list of staff as offices keep them: name in one cell or three, with a row of heads or without.</summary>
internal static class StaffTable
{
    public const int Most = 500;

    private enum Column
    {
        Title,
        Name,
        FirstName,
        LastName,
        Position,
        Unit,
        Phone,
        Email,
    }

    // The first that fits wins: "ชื่อตำแหน่ง" is a position, "ชื่อส่วนราชการ" a unit.
    private static readonly (Column Column, string[] Words)[] Heads =
    [
        (Column.Email, ["อีเมล", "อีเมล์", "e-mail", "email", "ไปรษณีย์อิเล็กทรอนิกส์"]),
        (Column.Phone, ["โทร", "มือถือ", "เบอร์"]),
        (Column.Position, ["ตำแหน่ง"]),
        (Column.Unit, ["ส่วนราชการ", "สังกัด", "หน่วยงาน", "กอง/สำนัก", "สำนัก/กอง"]),
        (Column.Title, ["คำนำหน้า"]),
        (Column.Name, ["ชื่อ-", "ชื่อ -", "ชื่อ–", "ชื่อสกุล", "ชื่อ สกุล", "ชื่อและ", "ชื่อเต็ม", "รายชื่อ", "ชื่อ/สกุล", "ชื่อ นามสกุล"]),
        (Column.LastName, ["นามสกุล", "สกุล"]),
        (Column.FirstName, ["ชื่อ"]),
    ];

    // The longest first: นางสาว begins with นาง.
    private static readonly string[] Titles =
    [
        .. ((string[])
        [
            "นาย", "นาง", "นางสาว", "น.ส.", "นส.", "ดร.", "ว่าที่ร้อยตรี", "ว่าที่ ร.ต.", "ว่าที่ร.ต.", "ว่าที่ร้อยตรีหญิง", "ว่าที่ ร.ต.หญิง", "ว่าที่ร.ต.หญิง", "ว่าที่ร้อยโท", "ว่าที่ร้อยเอก", "จ่าเอก", "จ.อ.", "จ่าโท",
            "จ.ท.", "จ่าตรี", "จ.ต.", "พันจ่าเอก", "พ.จ.อ.", "พันจ่าโท", "พ.จ.ท.", "พันจ่าตรี", "พ.จ.ต.", "สิบเอก", "ส.อ.", "สิบโท", "ส.ท.", "สิบตรี", "ส.ต.", "จ่าสิบเอก", "จ.ส.อ.", "จ่าสิบโท", "จ.ส.ท.",
            "จ่าสิบตรี", "จ.ส.ต.", "ร้อยตรี", "ร.ต.", "ร้อยโท", "ร.ท.", "ร้อยเอก", "ร.อ.", "สิบตำรวจเอก", "ส.ต.อ.", "สิบตำรวจโท", "ส.ต.ท.", "สิบตำรวจตรี", "ส.ต.ต.", "ดาบตำรวจ", "ด.ต.", "ร้อยตำรวจตรี", "ร.ต.ต.",
            "ร้อยตำรวจโท", "ร.ต.ท.", "ร้อยตำรวจเอก", "ร.ต.อ.", "พันตำรวจโท", "พ.ต.ท.",
        ]).OrderByDescending(t => t.Length),
    ];

    private static readonly Dictionary<string, string> Written = new(StringComparer.Ordinal)
    {
        ["น.ส."] = "นางสาว",
        ["นส."] = "นางสาว",
        ["ว่าที่ ร.ต."] = "ว่าที่ร้อยตรี",
        ["ว่าที่ร.ต."] = "ว่าที่ร้อยตรี",
        ["ว่าที่ ร.ต.หญิง"] = "ว่าที่ร้อยตรีหญิง",
        ["ว่าที่ร.ต.หญิง"] = "ว่าที่ร้อยตรีหญิง",
        ["จ.อ."] = "จ่าเอก",
        ["จ.ท."] = "จ่าโท",
        ["จ.ต."] = "จ่าตรี",
        ["พ.จ.อ."] = "พันจ่าเอก",
        ["พ.จ.ท."] = "พันจ่าโท",
        ["พ.จ.ต."] = "พันจ่าตรี",
        ["ส.อ."] = "สิบเอก",
        ["ส.ท."] = "สิบโท",
        ["ส.ต."] = "สิบตรี",
        ["จ.ส.อ."] = "จ่าสิบเอก",
        ["จ.ส.ท."] = "จ่าสิบโท",
        ["จ.ส.ต."] = "จ่าสิบตรี",
    };

    public static StaffReading Read(TableDocument document, IReadOnlyList<UnitView> units)
    {
        var (lines, unread) = (new List<StaffLine>(), new List<string>());
        foreach (var table in document.Blocks.Select(b => b.Table).OfType<Table>())
        {
            Dictionary<Column, int>? columns = null;
            foreach (var row in table.Rows)
            {
                if (HeadOf(row) is { } head)
                {
                    columns = head;
                }
                else if (lines.Count == Most)
                {
                    unread.Add($"{Shown(row)}: เกิน {Most} คนต่อครั้ง โปรดวางส่วนที่เหลือในครั้งถัดไป");
                    return new(lines, unread);
                }
                else if (LineOf(row, columns, units) is { } line)
                {
                    lines.Add(line);
                }
                else if (row.Any(c => !c.IsEmpty))
                {
                    unread.Add($"{Shown(row)}: ไม่พบชื่อและนามสกุล");
                }
            }
        }

        return new(lines, unread);
    }

    /// <summary>"นางสาวตัวอย่าง ใจดี" → นางสาว, ตัวอย่าง, ใจดี. A title stands before the name with a space or without.</summary>
    public static (string Title, string First, string Last) SplitName(string name)
    {
        var text = string.Join(' ', ThaiText.Clean(name).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var title = Titles.FirstOrDefault(t => text.StartsWith(t, StringComparison.Ordinal)) ?? "";
        var rest = text[title.Length..].TrimStart();
        var gap = rest.IndexOf(' ', StringComparison.Ordinal);
        return (Written.GetValueOrDefault(title, title), gap < 0 ? rest : rest[..gap], gap < 0 ? "" : rest[(gap + 1)..]);
    }

    private static StaffLine? LineOf(IReadOnlyList<Cell> row, Dictionary<Column, int>? columns, IReadOnlyList<UnitView> units)
    {
        string At(Column column) => columns?.TryGetValue(column, out var at) is true && at < row.Count ? ThaiText.Clean(row[at].Text).Replace('\n', ' ').Trim() : "";
        if (columns is null)
        {
            return Unheaded(row, units);
        }

        var (title, first, last) = SplitName(columns.ContainsKey(Column.Name) ? At(Column.Name) : $"{At(Column.Title)}{At(Column.FirstName)} {At(Column.LastName)}");
        return first.Length == 0 || last.Length == 0 ? null : new(title, first, last, At(Column.Position), At(Column.Unit), UnitOf(At(Column.Unit), units), At(Column.Phone), At(Column.Email));
    }

    /// <summary>Without heads: the cell that begins with a title is the name, what follows it the position, and a unit is known by its name.</summary>
    private static StaffLine? Unheaded(IReadOnlyList<Cell> row, IReadOnlyList<UnitView> units)
    {
        var cells = row.Select(c => ThaiText.Clean(c.Text).Replace('\n', ' ').Trim()).ToList();
        var name = cells.FindIndex(c => SplitName(c) is { Title.Length: > 0, First.Length: > 0, Last.Length: > 0 });
        if (name < 0)
        {
            return null;
        }

        var unit = cells.FirstOrDefault(c => UnitOf(c, units) is not null) ?? "";
        var phone = cells.FirstOrDefault(c => c.Length > 0 && char.IsDigit(c[0]) && ThaiPhone.Read(c).Problem is null) ?? "";
        var email = cells.FirstOrDefault(c => c.Contains('@', StringComparison.Ordinal)) ?? "";
        var position = cells.Skip(name + 1).FirstOrDefault(c => c.Length > 0 && c != unit && c != phone && c != email) ?? "";
        var (title, first, last) = SplitName(cells[name]);
        return new(title, first, last, position, unit, UnitOf(unit, units), phone, email);
    }

    private static Dictionary<Column, int>? HeadOf(IReadOnlyList<Cell> row)
    {
        var found = new Dictionary<Column, int>();
        for (var n = 0; n < row.Count; n++)
        {
            var text = ThaiText.Clean(row[n].Text).Replace('\n', ' ').Trim();
            if (text.Length is > 0 and < 40 && Heads.FirstOrDefault(h => h.Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))) is { Words: not null } head)
            {
                found.TryAdd(head.Column, n);
            }
        }

        // A row of a person holds none of these words twice: a position "หัวหน้าฝ่าย…" alone is no head.
        return found.Count >= 2 && (found.ContainsKey(Column.Name) || found.ContainsKey(Column.FirstName)) ? found : null;
    }

    private static Guid? UnitOf(string name, IReadOnlyList<UnitView> units)
    {
        var key = ThaiText.SearchKey(name);
        return key.Length == 0 ? null : units.FirstOrDefault(u => ThaiText.SearchKey(u.Name) == key || (u.ShortName.Length > 1 && ThaiText.SearchKey(u.ShortName) == key))?.Id;
    }

    private static string Shown(IReadOnlyList<Cell> row) => string.Join(" | ", row.Select(c => c.Text.Replace('\n', ' ')).Where(t => t.Length > 0));
}
