using Prongsai.Documents.Papers;
using Prongsai.Measures.Contracts;

namespace Prongsai.Documents.Building;

/// <summary>The two tables of a plan that agencies use: five columns, or seven with the analysis and a header of two rows.</summary>
internal static class PlanTables
{
    private static readonly double[] PlanWidths = [22, 34, 15, 13, 16];
    private static readonly double[] AnalysisWidths = [12, 16, 16, 16, 20, 10, 10];

    public static IEnumerable<Block> Plan(PaperFacts facts)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var issue in ByIssue(facts))
        {
            if (issue.Key is not null)
            {
                rows.Add([Cell.Of(issue.Key, across: PlanWidths.Length)]);
            }

            rows.AddRange(issue.Select(IReadOnlyList<Cell> (row) =>
                [Measure(row), Cell.Numbered(row.Steps), Owners(row), Cell.Of(row.Period), Cell.Numbered(row.FollowUp)]));
        }

        yield return new Table(
            PlanWidths,
            [[Cell.Of("มาตรการ/แนวทาง"), Cell.Of("วิธีการดำเนินการ"), Cell.Of("ผู้รับผิดชอบ"), Cell.Of("ระยะเวลาดำเนินการ"), Cell.Of("การติดตามผล")]],
            rows);
    }

    public static IEnumerable<Block> Analysis(PaperFacts facts)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var issue in ByIssue(facts))
        {
            var members = issue.ToList();
            for (var i = 0; i < members.Count; i++)
            {
                var row = members[i];
                List<Cell> cells =
                [
                    new Cell([.. row.ItemCodes.Select(code => Question(facts, code))]), Cell.Of(row.Finding), Measure(row),
                    Cell.Numbered(row.Steps), Cell.Of(row.Period), Owners(row),
                ];
                if (i == 0)
                {
                    cells.Insert(0, Cell.Of(issue.Key ?? "", down: members.Count));
                }

                rows.Add(cells);
            }
        }

        yield return new Table(
            AnalysisWidths,
            [
                [Cell.Of("ประเด็น", down: 2), Cell.Of("การวิเคราะห์ข้อมูล", across: 2), Cell.Of("การนำผลการวิเคราะห์ไปสู่การปฏิบัติ", across: 4)],
                [
                    Cell.Of("ข้อคำถาม ITA"), Cell.Of("ผลการวิเคราะห์ข้อมูล"), Cell.Of("มาตรการ"), Cell.Of("ขั้นตอน/วิธีการปฏิบัติ"),
                    Cell.Of("ระยะเวลาดำเนินการ"), Cell.Of("ส่วนงานที่รับผิดชอบ"),
                ],
            ],
            rows);
    }

    /// <summary>Measures in the order of the issues of the framework; the heading comes from the framework, never from typing. Years without issues give one group.</summary>
    public static IEnumerable<IGrouping<string?, MeasureRow>> ByIssue(PaperFacts facts) => facts.Measures.Rows
        .OrderBy(row => row.IssueNo ?? int.MaxValue)
        .GroupBy(row => row.IssueNo is { } no ? FormattableString.Invariant($"ประเด็นที่ {no} {Name(facts, no, row.Issue)}") : null);

    public static Cell Measure(MeasureRow row) => Cell.Of(FormattableString.Invariant($"{row.Number}. {row.Text}"));

    public static Cell Owners(MeasureRow row) => new(row.Owners);

    private static string Name(PaperFacts facts, int no, string fallback) => facts.Framework?.Issues.FirstOrDefault(i => i.No == no)?.Name ?? fallback;

    private static string Question(PaperFacts facts, string code)
    {
        var text = facts.Framework?.Questions.FirstOrDefault(q => q.Code == code)?.Text ?? facts.Framework?.Items.FirstOrDefault(i => i.Code == code)?.Name;
        return text is null ? code : $"{code} {text}";
    }
}
