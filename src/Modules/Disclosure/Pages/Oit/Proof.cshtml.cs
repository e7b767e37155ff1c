using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>A new evidence of an item, or a new revision of one.</summary>
[Needs(Permissions.Edit)]
[RequestSizeLimit(21 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 21 * 1024 * 1024)]
internal sealed class ProofModel(ItemSheet sheet, AddEvidence add) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>Null: a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Proof { get; set; } = new();

    public ItemSheet Sheet => sheet;

    public CurrentEvidence? Before { get; private set; }

    /// <param name="element">Number of the element it is for.</param>
    public async Task<IActionResult> OnGetAsync(int? element, CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Proof.Elements = element is { } number ? [number] : [];
        Proof.Title = Before?.Evidence.Title;
        Proof.CapturedOn = sheet.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        await using var file = Proof.File?.OpenReadStream();
        var given = new GivenProof(Proof.Title ?? "", file, Proof.File?.FileName ?? "", Proof.Link ?? "", Proof.Page ?? "", Proof.PeriodText ?? "", Proof.CapturedOn, Proof.ExpiresOn);
        var added = await add.HandleAsync(new(sheet.Item.Id, Id, Proof.Elements, given), ct);
        if (!added.Done)
        {
            return this.Refused(added.Refusal);
        }

        this.Say(Id is null ? "แนบหลักฐานแล้ว ขั้นต่อไปคือทำเครื่องหมายองค์ประกอบที่มีครบ" : "บันทึกฉบับใหม่ของหลักฐานแล้ว ฉบับเดิมยังอยู่ในประวัติ");
        return LocalRedirect(sheet.Path + "#v-" + added.Value.EvidenceId.ToString("D"));
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (!await sheet.ReadAsync(Year, Code, ct) || (Id is { } id && !sheet.Evidence.ContainsKey(id)))
        {
            return false;
        }

        Before = Id is { } known ? sheet.Evidence[known] : null;
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "ชื่อหลักฐาน"), StringLength(Evidence.LongestTitle, ErrorMessage = "ชื่อหลักฐานยาวเกิน 300 ตัวอักษร")]
        public string? Title { get; set; }

        [Display(Name = "ไฟล์")]
        public IFormFile? File { get; set; }

        [Display(Name = "ที่อยู่เว็บ")]
        public string? Link { get; set; }

        [Display(Name = "หน้าที่ระบบจัดทำ")]
        public string? Page { get; set; }

        [Display(Name = "ช่วงเวลาของข้อมูล")]
        public string? PeriodText { get; set; }

        [Display(Name = "ข้อมูล ณ วันที่")]
        public DateOnly? CapturedOn { get; set; }

        [Display(Name = "ใช้ได้ถึงวันที่")]
        public DateOnly? ExpiresOn { get; set; }

        [Display(Name = "ยืนยันองค์ประกอบ")]
        public List<int> Elements { get; set; } = [];
    }
}
