using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Import;

/// <summary>
/// Finds the tables of measures in a document, whatever of the four layouts they have, and reads them to the last cell: what
/// goes into no field is in <see cref="ImportedTable.Unresolved"/> with its place and the reason.
/// </summary>
internal sealed partial class MeasureTableReader
{
    private const int MostRows = 5_000;
    private readonly List<string> titles = [];
    private readonly List<string> prose = [];
    private readonly List<TableSection> sections = [];
    private readonly List<Unresolved> unresolved = [];
    private readonly List<Finding> findings = [];
    private readonly Func<int?, YearCodes?> codesOf;
    private IReadOnlyList<string> issue = [];
    private TableSection? section;
    private IReadOnlyList<string> headings = [];
    private int tables;

    private MeasureTableReader(Func<int?, YearCodes?> codesOf) => this.codesOf = codesOf;

    /// <param name="fileName">For <see cref="ImportedRow.Source"/>; may be null.</param>
    /// <param name="codesOf">Codes of a year's framework, when it is known: decides what "๑๑" can mean.</param>
    public static ImportedTable Read(TableDocument document, string? fileName = null, Func<int?, YearCodes?>? codesOf = null) =>
        new MeasureTableReader(codesOf ?? (_ => null)).Run(document, fileName ?? "");

    private ImportedTable Run(TableDocument document, string fileName)
    {
        foreach (var block in document.Blocks)
        {
            if (block.Table is null)
            {
                Paragraph(block.Text);
            }
            else
            {
                tables++;
                ReadTable(block.Table);
            }
        }

        var year = YearOfPeriods() ?? TitleReader.FiscalYear(titles) ?? TitleReader.FiscalYear(prose);
        var finisher = new RowFinisher(year, codesOf(year), unresolved);
        var rows = sections.Count == 0 ? [] : sections[0].Rows.Select(r => finisher.Finish(r, fileName)).ToList();
        foreach (var later in sections.Skip(1))
        {
            ResultMerger.Merge(rows, [.. later.Rows.Select(r => finisher.Finish(r, fileName))], findings);
        }

        return new(Layout(), year, TitleReader.Agency(titles.Concat(prose)), rows, unresolved, findings);
    }

    // A title is often last year's, written over; when every row is dated and all dates lie in one fiscal year, that is the year of the table.
    private int? YearOfPeriods()
    {
        var years = new HashSet<int>();
        foreach (var row in sections.Count == 0 ? [] : sections[0].Rows)
        {
            var dated = PeriodReader.Read(row.Text(Column.Period).Replace('\n', ' '), new FiscalYear(RowFinisher.Unstated)).Periods
                .Where(p => p.Kind is not (PeriodKind.Quarters or PeriodKind.WholeYear)).Select(p => p.To ?? p.From).OfType<DateOnly>().ToList();
            if (dated.Count == 0)
            {
                return null;
            }

            years.UnionWith(dated.Select(d => FiscalYear.Of(d).Be));
        }

        return years.Count == 1 ? years.Single() : null;
    }

    private string Layout() => sections.Count == 0 ? "plan"
        : sections[0].Has(Column.FailedItem) ? "failed-items"
        : sections[0].Has(Column.Finding) || (sections[0].Has(Column.Question) && sections[0].Has(Column.Issue)) ? "analysis"
        : sections[0].Has(Column.Result) || sections[0].Has(Column.Outcome) ? "result"
        : "plan";

    private void Paragraph(string text)
    {
        var clean = Text(text);
        if (IssueHeading().IsMatch(ThaiDigits.ToArabic(clean)) && clean.Length < 200)
        {
            issue = [clean];
        }

        (sections.Count == 0 ? titles : prose).Add(clean);
    }

    private void ReadTable(Table table)
    {
        var waiting = new List<string>();
        if (section is not null && table.Rows.Count > 0 && table.Rows[0].Count != section.Columns.Count)
        {
            section = null;
        }

        for (var r = 0; r < table.Rows.Count; r++)
        {
            var cells = table.Rows[r].Select(Clean).ToList();
            if (cells.TrueForAll(c => c.IsEmpty))
            {
                continue;
            }

            if (IsHeader(table, r, cells, out var taken))
            {
                r += taken - 1;
                continue;
            }

            if (Alone(table, r, cells) is { } alone)
            {
                Paragraph(alone);
                continue;
            }

            var where = string.Create(CultureInfo.InvariantCulture, $"ตารางที่ {tables} แถวที่ {r + 1}") + (table.Name.Length > 0 ? $" แผ่นงาน {table.Name}" : "");
            if (section is null || section.Rows.Count >= MostRows)
            {
                waiting.Add(string.Join(" | ", cells.Where(c => c.OwnText.Length > 0).Select(c => c.OwnText)));
            }
            else
            {
                Row(cells, where);
            }
        }

        if (waiting.Count > 0)
        {
            unresolved.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"ตารางที่ {tables}"),
                string.Join('\n', waiting),
                waiting.Count(StartsWithCode) * 2 > waiting.Count
                    ? "เป็นตารางมอบหมายผู้รับผิดชอบรายข้อ ไม่ใช่ตารางมาตรการ จึงไม่นำมาเป็นมาตรการ"
                    : "ตารางนี้ไม่มีหัวคอลัมน์มาตรการหรือขั้นตอนที่ระบบรู้จัก จึงไม่นำมาเป็นมาตรการ"));
        }
    }

    private void Row(IReadOnlyList<Cell> cells, string where)
    {
        if (section!.Continues(cells))
        {
            var row = section.Rows[^1];
            var cut = !section.Columns.Zip(cells).Any(p => p.First is Column.Measure or Column.FailedItem or Column.Question && p.Second.SameAsAbove);
            foreach (var (column, cell) in section.Columns.Zip(cells))
            {
                if (cell.OwnText.Length == 0)
                {
                    continue;
                }

                if (column is Column.Unknown or Column.Group)
                {
                    unresolved.Add(new(where, cell.Text, "อยู่ในคอลัมน์ที่ระบบไม่รู้จักหัวตาราง"));
                }
                else if (row.Continue(column, cell.Lines, cut) is { } cue)
                {
                    findings.Add(new("page-cue", row.Where, cue, "เป็นคำต่อหน้าท้ายกระดาษที่พิมพ์ด้วยมือ ระบบต่อข้อความสองหน้าให้แล้วและไม่เก็บคำนี้ ถูกต้องหรือไม่"));
                }
            }

            return;
        }

        foreach (var (column, cell) in section.Columns.Zip(cells))
        {
            if (column == Column.Issue && cell.OwnText.Length > 0)
            {
                issue = cell.Lines;
            }
        }

        var added = new RawRow(where, issue);
        foreach (var (column, cell) in section.Columns.Zip(cells))
        {
            if (column is Column.Unknown or Column.Group)
            {
                if (cell.OwnText.Length > 0)
                {
                    unresolved.Add(new(where, cell.Text, "อยู่ในคอลัมน์ที่ระบบไม่รู้จักหัวตาราง"));
                }
            }
            else if (column != Column.Issue && !cell.SameAsLeft)
            {
                added.Set(column, cell.Lines);
            }
        }

        section.Rows.Add(added);
    }

    private bool IsHeader(Table table, int r, List<Cell> cells, out int taken)
    {
        taken = 1;
        if (section is not null && LooksRepeated(cells))
        {
            Compare(cells);
            return true;
        }

        if (HeaderAt(table, r) is not { } header)
        {
            return false;
        }

        taken = header.Rows;
        headings = header.Texts;
        if (section is null || !section.IsPageOf(header.Columns))
        {
            section = sections.Find(s => s.IsPageOf(header.Columns));
            if (section is null)
            {
                sections.Add(section = new(header.Columns));
            }
        }

        return true;
    }

    private static (List<Column> Columns, List<string> Texts, int Rows)? HeaderAt(Table table, int r)
    {
        var cells = table.Rows[r].Select(Clean).ToList();
        var columns = cells.ConvertAll(c => Heading.Of(c.Text));
        if (columns.Count(c => c != Column.Unknown) < Math.Max(2, (cells.Count(c => c.OwnText.Length > 0) + 1) / 2) || cells.Exists(c => c.Text.Length > 120))
        {
            return null;
        }

        // Two rows of headings: groups above, columns below.
        if ((columns.Contains(Column.Group) || !Sufficient(columns)) && r + 1 < table.Rows.Count)
        {
            var below = table.Rows[r + 1].Select(Clean).ToList();
            var lower = below.ConvertAll(c => Heading.Of(c.Text));
            var both = lower.Select((c, i) => below[i].IsEmpty || (c == Column.Unknown && columns[i] != Column.Group) ? columns[i] : c).ToList();
            if (Sufficient(both) && below.TrueForAll(c => c.Text.Length <= 120) && lower.Count(c => c != Column.Unknown) >= 2)
            {
                return (both, [.. below.Select((c, i) => c.IsEmpty ? cells[i].Text : c.Text)], 2);
            }
        }

        return Sufficient(columns) ? (columns, cells.ConvertAll(c => c.Text), 1) : null;
    }

    private static bool Sufficient(List<Column> columns) =>
        columns.Exists(c => c is Column.Measure or Column.Steps) && columns.Exists(c => c is Column.Owner or Column.Period or Column.Steps or Column.Result or Column.Outcome or Column.FollowUp);

    // A heading row that is misspelt here and there is still the heading row.
    private bool LooksRepeated(List<Cell> cells)
    {
        if (cells.Count != headings.Count || cells.Exists(c => c.Text.Length > 120))
        {
            return false;
        }

        var filled = cells.Count(c => !c.IsEmpty);
        var same = cells.Zip(headings).Count(p => !p.First.IsEmpty && RawRow.Same(p.First.Text, p.Second));
        return filled > 2 && same * 2 > filled;
    }

    private void Compare(List<Cell> cells)
    {
        foreach (var (cell, heading) in cells.Zip(headings))
        {
            if (!cell.IsEmpty && !RawRow.Same(cell.Text, heading) && Heading.Of(cell.Text) == Column.Unknown)
            {
                findings.Add(new(
                    "heading-differs",
                    string.Create(CultureInfo.InvariantCulture, $"ตารางที่ {tables}"),
                    cell.Text.Replace('\n', ' '),
                    $"หัวคอลัมน์หน้านี้ต่างจากหน้าก่อน หมายถึง “{heading.Replace('\n', ' ')}” ใช่หรือไม่"));
            }
        }
    }

    /// <summary>The text of a row that holds nothing else: across all columns, an issue heading, or a title over the table.</summary>
    private string? Alone(Table table, int r, List<Cell> cells)
    {
        var own = cells.Where(c => c.OwnText.Length > 0).ToList();
        if (own.Count != 1 || cells[0].OwnText.Length == 0)
        {
            return null;
        }

        var across = cells.Count > 1 && cells.Count(c => c.SameAsLeft) == cells.Count - 1;
        return across || section is null || IssueHeading().IsMatch(ThaiDigits.ToArabic(own[0].Text)) || HeaderFollows(table, r) ? own[0].Text : null;
    }

    // A title stands over the next page of a table, in the same sheet.
    private static bool HeaderFollows(Table table, int r)
    {
        for (var next = r + 1; next < table.Rows.Count && next <= r + 6; next++)
        {
            var filled = table.Rows[next].Count(c => c.OwnText.Length > 0);
            if (filled > 1)
            {
                return HeaderAt(table, next) is not null;
            }
        }

        return false;
    }

    private static bool StartsWithCode(string row) => ItemCodeReader.Read(row.Split(" | ", 2)[0], null).Codes.Count == 1;

    private static Cell Clean(Cell cell) => cell with { Lines = [.. cell.Lines.Select(Text).Where(l => l.Length > 0)] };

    private static string Text(string line) => ThaiText.Clean(line).Trim();

    [GeneratedRegex(@"^ประเด็น(?:ที่)?\s*[0-9]{1,2}(?![0-9])", RegexOptions.CultureInvariant, 200)]
    private static partial Regex IssueHeading();
}
