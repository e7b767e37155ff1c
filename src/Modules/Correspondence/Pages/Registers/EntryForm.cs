using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Prongsai.Correspondence.Pages.Registers;

/// <summary>The fields of a line, as a person fills them.</summary>
internal sealed class EntryForm
{
    [Display(Name = "ชนิด"), StringLength(20)]
    public string? Kind { get; set; }

    [Display(Name = "ชุดเลข")]
    public Guid? SeriesId { get; set; }

    [Display(Name = "เลขลำดับ"), Range(1, SaveSeries.HighestNumber)]
    public int? Running { get; set; }

    [Display(Name = "ลงวันที่"), Required]
    public DateOnly? On { get; set; }

    [Display(Name = "เวลาที่รับ"), StringLength(20)]
    public string? Time { get; set; }

    [Display(Name = "เลขที่หนังสือของผู้ส่ง"), StringLength(EntryDesk.LongestText)]
    public string? TheirNumber { get; set; }

    [Display(Name = "วันที่ในหนังสือ")]
    public DateOnly? TheirDate { get; set; }

    [Display(Name = "จาก"), StringLength(EntryDesk.LongestText)]
    public string? Sender { get; set; }

    [Display(Name = "เรื่อง"), Required, StringLength(EntryDesk.LongestText)]
    public string? Title { get; set; }

    [Display(Name = "ถึง"), StringLength(EntryDesk.LongestText)]
    public string? Recipient { get; set; }

    [Display(Name = "ส่วนราชการ")]
    public Guid? UnitId { get; set; }

    [Display(Name = "การปฏิบัติ"), StringLength(EntryDesk.LongestText)]
    public string? Action { get; set; }

    [Display(Name = "หมายเหตุ"), StringLength(EntryDesk.LongestText)]
    public string? Note { get; set; }

    [Display(Name = "ไฟล์ของหนังสือ")]
    public IFormFile? File { get; set; }

    /// <summary>The line as it was shown.</summary>
    public int Version { get; set; }

    public EntryTexts Texts => new(Title ?? "", Sender ?? "", Recipient ?? "", TheirNumber ?? "", TheirDate, Time ?? "", Action ?? "", Note ?? "");

    public static EntryForm Of(Entry entry) => new()
    {
        On = entry.On,
        Time = TimeText.Shown(entry.Time),
        TheirNumber = entry.TheirNumber,
        TheirDate = entry.TheirDate,
        Sender = entry.Sender,
        Title = entry.Title,
        Recipient = entry.Recipient,
        UnitId = entry.UnitId,
        Action = entry.Action,
        Note = entry.Note,
        Version = entry.Version,
    };
}
