using Prongsai.Documents.Papers;
using Prongsai.Measures.Contracts;

namespace Prongsai.Documents.Building;

/// <summary>What was done and what it achieved: by issue with seven columns, five for years without issues, six for items that failed.</summary>
internal static class ResultTables
{
    private static readonly double[] ByIssueWidths = [5, 16, 19, 10, 12, 20, 18];
    private static readonly double[] PlainWidths = [20, 26, 14, 12, 28];
    private static readonly double[] FailedWidths = [17, 24, 12, 11, 21, 15];

    public static IEnumerable<Block> Result(PaperFacts facts)
    {
        var issues = PlanTables.ByIssue(facts).ToList();
        if (issues.All(issue => issue.Key is null))
        {
            yield return Plain(facts);
            yield break;
        }

        foreach (var issue in issues)
        {
            yield return new Heading(issue.Key ?? "มาตรการอื่น", Indented: false);
            yield return new Table(
                ByIssueWidths,
                [[
                    Cell.Of("ลำดับ"), Cell.Of("มาตรการ/กิจกรรม"), Cell.Of("ขั้นตอนหรือวิธีการปฏิบัติ"), Cell.Of("ระยะเวลาในการดำเนินการ"),
                    Cell.Of("ผู้รับผิดชอบ"), Cell.Of("สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม"), Cell.Of("ผลลัพธ์หรือความสำเร็จในการดำเนินการ"),
                ]],
                [.. issue.Select(IReadOnlyList<Cell> (row) =>
                [
                    Cell.Of(FormattableString.Invariant($"{row.Number}"), centred: true), Cell.Of(row.Text), Cell.Numbered(row.Steps),
                    Cell.Of(row.Period), PlanTables.Owners(row), Reported(row.Result), Cell.Numbered(row.Outcome),
                ])]);
        }
    }

    public static IEnumerable<Block> FailedItems(PaperFacts facts)
    {
        var rows = facts.Measures.Rows
            .Select(row => (Row: row, Codes: row.ItemCodes.Where(code => code.StartsWith('O')).ToList()))
            .Where(pair => pair.Codes.Count > 0)
            .Select(IReadOnlyList<Cell> (pair) =>
            [
                new Cell([.. pair.Codes.Select(code => Item(facts, code))]), Cell.Numbered(pair.Row.Steps), PlanTables.Owners(pair.Row),
                Cell.Of(pair.Row.Period), Reported(pair.Row.Result), Cell.Of(pair.Row.Suggestion),
            ])
            .ToList();
        if (rows.Count == 0)
        {
            rows.Add([Cell.Of(PaperTemplate.Phrase("noFailedItems"), across: FailedWidths.Length, centred: true)]);
        }

        yield return new Table(
            FailedWidths,
            [[
                Cell.Of("ตัวชี้วัดที่ไม่ผ่านเกณฑ์"), Cell.Of("วิธีการดำเนินการ"), Cell.Of("ผู้รับผิดชอบ"), Cell.Of("ระยะเวลา"),
                Cell.Of("ผลการดำเนินการ"), Cell.Of("ข้อเสนอแนะ"),
            ]],
            rows);
    }

    private static Table Plain(PaperFacts facts) => new(
        PlainWidths,
        [[Cell.Of("มาตรการ"), Cell.Of("ขั้นตอน/วิธีการ"), Cell.Of("ผู้รับผิดชอบ"), Cell.Of("ระยะเวลาดำเนินการ"), Cell.Of("ผลการดำเนินการ")]],
        [.. facts.Measures.Rows.Select(IReadOnlyList<Cell> (row) =>
            [PlanTables.Measure(row), Cell.Numbered(row.Steps), PlanTables.Owners(row), Cell.Of(row.Period), Reported(row.Result)])]);

    private static Cell Reported(IReadOnlyList<string> lines) => lines.Count == 0 ? Cell.Of(PaperTemplate.Phrase("nothingReported")) : Cell.Numbered(lines);

    private static string Item(PaperFacts facts, string code) =>
        facts.Framework?.Items.FirstOrDefault(i => i.Code == code) is { } item ? $"{code} {item.Name}" : code;
}
