using System.ComponentModel.DataAnnotations;
using Prongsai.Measures.Import;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Pages.MeasureImport;

/// <summary>A row as it can be corrected: the cells that officers know, items one to a line.</summary>
internal sealed class RowForm
{
    [Display(Name = "นำเข้าแถวนี้")]
    public bool Take { get; set; }

    [Display(Name = "ประเด็นที่"), Range(1, 20)]
    public int? IssueNo { get; set; }

    [Display(Name = "ชื่อประเด็น"), StringLength(Measure.LongestText)]
    public string? Issue { get; set; }

    [Display(Name = "รหัสข้อ"), StringLength(300)]
    public string? ItemCodes { get; set; }

    [Display(Name = "ผลการวิเคราะห์ข้อมูล"), DataType(DataType.MultilineText), StringLength(Measure.LongestText)]
    public string? Finding { get; set; }

    [Display(Name = "มาตรการ/แนวทาง"), DataType(DataType.MultilineText), StringLength(Measure.LongestText)]
    public string? Text { get; set; }

    [Display(Name = "ขั้นตอน/วิธีการ"), DataType(DataType.MultilineText), StringLength(20_000)]
    public string? Steps { get; set; }

    [Display(Name = "ผู้รับผิดชอบ"), DataType(DataType.MultilineText), StringLength(4_000)]
    public string? Owners { get; set; }

    [Display(Name = "ระยะเวลา"), StringLength(300)]
    public string? PeriodText { get; set; }

    [Display(Name = "การติดตามผล"), DataType(DataType.MultilineText), StringLength(4_000)]
    public string? FollowUp { get; set; }

    [Display(Name = "สรุปผลการดำเนินการ"), DataType(DataType.MultilineText), StringLength(40_000)]
    public string? Result { get; set; }

    [Display(Name = "ผลลัพธ์"), DataType(DataType.MultilineText), StringLength(40_000)]
    public string? Outcome { get; set; }

    [Display(Name = "ข้อเสนอแนะ"), DataType(DataType.MultilineText), StringLength(Measure.LongestText)]
    public string? Suggestion { get; set; }

    /// <summary>One reading for each doubt of the row; empty: none of them, or not known yet.</summary>
    public List<string?> Answers { get; set; } = [];

    /// <summary>For each variant of the row whether the words of the second table are taken.</summary>
    public List<bool> Taken { get; set; } = [];

    public static RowForm Of(ImportedRow row) => new()
    {
        Take = !row.Left,
        Answers = [.. row.Doubts.Select(d => d.Answer ?? "")],
        Taken = [.. row.Variants.Select(v => v.Taken)],
        IssueNo = row.IssueNo,
        Issue = row.Issue,
        ItemCodes = string.Join(", ", row.ItemCodes),
        Finding = row.Finding,
        Text = row.Measure,
        Steps = TypedList.Joined(row.Steps),
        Owners = TypedList.Joined(row.Owners),
        PeriodText = row.PeriodText,
        FollowUp = TypedList.Joined(row.FollowUp),
        Result = TypedList.Joined(row.Result),
        Outcome = TypedList.Joined(row.Outcome),
        Suggestion = row.Suggestion,
    };

    /// <summary>What the person left alone stays exactly as it was read.</summary>
    public ImportedRow Apply(ImportedRow row)
    {
        var before = Of(row);
        return row with
        {
            IssueNo = IssueNo,
            Issue = Issue ?? "",
            ItemCodes = Same(ItemCodes, before.ItemCodes) ? row.ItemCodes : [.. ItemCodeReader.Read(ItemCodes ?? "", null).Codes.Select(c => c.ToString())],
            Finding = Same(Finding, before.Finding) ? row.Finding : Finding ?? "",
            Measure = Same(Text, before.Text) ? row.Measure : Text ?? "",
            Steps = Items(Steps, before.Steps, row.Steps),
            Owners = Items(Owners, before.Owners, row.Owners),
            PeriodText = PeriodText ?? "",
            FollowUp = Items(FollowUp, before.FollowUp, row.FollowUp),
            Result = Items(Result, before.Result, row.Result),
            Outcome = Items(Outcome, before.Outcome, row.Outcome),
            Suggestion = Same(Suggestion, before.Suggestion) ? row.Suggestion : Suggestion ?? "",
            Doubts = [.. row.Doubts.Select((d, i) => d with { Answer = Answers.ElementAtOrDefault(i) is { } answer && d.Readings.Contains(answer) ? answer : null })],
            Variants = [.. row.Variants.Select((v, i) => v with { Taken = Taken.ElementAtOrDefault(i) })],
            Left = !Take,
        };
    }

    private static IReadOnlyList<string> Items(string? now, string? before, IReadOnlyList<string> items) => Same(now, before) ? items : TypedList.Lines(now);

    // A browser sends CR LF and may drop blanks at the ends.
    private static bool Same(string? a, string? b) => Plain(a) == Plain(b);

    private static string Plain(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
