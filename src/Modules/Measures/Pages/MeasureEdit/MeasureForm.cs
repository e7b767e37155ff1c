using System.ComponentModel.DataAnnotations;
using Prongsai.Measures.Writing;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Pages.MeasureEdit;

/// <summary>A measure as it stands in the form.</summary>
internal sealed class MeasureForm
{
    [Display(Name = "ประเด็น")]
    public int? IssueNo { get; set; }

    [Display(Name = "มาตรการ/แนวทาง"), DataType(DataType.MultilineText), Required(ErrorMessage = "โปรดกรอกมาตรการหรือแนวทางอย่างน้อย 1 ประโยค"), StringLength(Measure.LongestText)]
    public string? Text { get; set; }

    [Display(Name = "จุดที่ต้องแก้ด้วยมาตรการนี้")]
    public List<string> WeakPoints { get; set; } = [];

    [Display(Name = "รหัสข้อคำถามหรือข้อ OIT"), StringLength(300)]
    public string? ItemCodes { get; set; }

    [Display(Name = "ผลการวิเคราะห์ข้อมูล"), DataType(DataType.MultilineText), StringLength(Measure.LongestText)]
    public string? Finding { get; set; }

    [Display(Name = "ขั้นตอน/วิธีการปฏิบัติ"), DataType(DataType.MultilineText), StringLength(20_000)]
    public string? Steps { get; set; }

    [Display(Name = "ส่วนราชการที่รับผิดชอบ")]
    public List<Guid> Units { get; set; } = [];

    [Display(Name = "ผู้รับผิดชอบ")]
    public List<Guid> People { get; set; } = [];

    [Display(Name = "ผู้รับผิดชอบอื่น"), DataType(DataType.MultilineText), StringLength(4_000)]
    public string? Owners { get; set; }

    [Display(Name = "ระยะเวลาดำเนินการ"), StringLength(300)]
    public string? PeriodText { get; set; }

    [Display(Name = "การติดตามผล"), DataType(DataType.MultilineText), StringLength(4_000)]
    public string? FollowUp { get; set; }

    [Display(Name = "เป้าหมาย"), StringLength(500)]
    public string? Target { get; set; }

    public static MeasureForm Of(Measure m) => new()
    {
        IssueNo = m.IssueNo,
        Text = m.Text,
        WeakPoints = m.WeakPoints,
        ItemCodes = string.Join(", ", m.ItemCodes),
        Finding = m.Finding,
        Steps = TypedList.Joined(m.Steps.OrderBy(s => s.Position).Select(s => s.Text)),
        Units = [.. m.Owners.Where(o => o.UnitId is not null).Select(o => o.UnitId!.Value)],
        People = [.. m.Owners.Where(o => o.PersonId is not null).Select(o => o.PersonId!.Value)],
        Owners = TypedList.Joined(m.Owners.Where(o => o.UnitId is null && o.PersonId is null).OrderBy(o => o.Position).Select(o => o.Text)),
        PeriodText = m.PeriodText,
        FollowUp = TypedList.Joined(m.FollowUp),
        Target = m.Target,
    };

    /// <summary>Codes in any of their spellings; what is no code is left out and said by the caller.</summary>
    public IReadOnlyList<string> Codes() => [.. ItemCodeReader.Read(ItemCodes ?? "", null).Codes.Select(c => c.ToString())];

    public MeasureInput Input(Guid? id, int year, string issue, Measure? before, IReadOnlyList<OwnerInput> owners) =>
        new(id, year, IssueNo, issue, Text ?? "", TypedList.Lines(Steps), owners, PeriodText ?? "")
        {
            ItemCodes = Codes(),
            WeakPoints = WeakPoints,
            Finding = Finding ?? "",
            FollowUp = TypedList.Lines(FollowUp),
            Target = Target ?? "",
            Result = before?.Result ?? [],
            Outcome = before?.Outcome ?? [],
            Suggestion = before?.Suggestion ?? "",
        };
}

internal sealed class ResultForm
{
    [Display(Name = "สรุปผลการดำเนินการ"), DataType(DataType.MultilineText), StringLength(20_000)]
    public string? Result { get; set; }

    [Display(Name = "ผลลัพธ์หรือความสำเร็จ"), DataType(DataType.MultilineText), StringLength(20_000)]
    public string? Outcome { get; set; }

    [Display(Name = "ข้อเสนอแนะ"), DataType(DataType.MultilineText), StringLength(Measure.LongestText)]
    public string? Suggestion { get; set; }
}
