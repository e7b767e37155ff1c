using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>One item: what the assessor looks for, what proves it, who answers for it, and where it is on its way.</summary>
[Needs(Permissions.View, Permissions.Edit)]
internal sealed class ItemModel(ItemSheet sheet, ItemActs acts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public RemarkForm Said { get; set; } = new();

    public ItemSheet Sheet => sheet;

    public DisclosureItem Item => sheet.Item;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await sheet.ReadAsync(Year, Code, ct) ? Page() : NotFound();

    /// <param name="element">Number.</param>
    /// <param name="mark">"met", "not-asked" or "" (missing).</param>
    public async Task<IActionResult> OnPostMarkAsync(int element, string? mark, string? note, CancellationToken ct) => await ActAsync(
        id => acts.Mark.HandleAsync(new(id, element, mark == "met", mark == "not-asked", note ?? ""), ct), "บันทึกเครื่องหมายแล้ว", $"#e{element}", ct);

    public async Task<IActionResult> OnPostPlaceAsync(Guid evidence, List<int>? elements, CancellationToken ct) => await ActAsync(
        id => acts.Place.HandleAsync(new(id, evidence, elements ?? []), ct),
        elements is { Count: > 0 } ? "จัดหลักฐานเข้าองค์ประกอบแล้ว" : "นำหลักฐานออกจากข้อนี้แล้ว หลักฐานยังอยู่ในคลังหลักฐาน", "#proofs", ct);

    public async Task<IActionResult> OnPostRemarkAsync(bool back, CancellationToken ct) => await ActAsync(
        id => acts.Say.HandleAsync(new(id, back ? RemarkKind.SentBack : RemarkKind.Comment, Said.Text ?? ""), ct), back ? "ส่งกลับให้ผู้รับผิดชอบแก้ไขแล้ว" : "บันทึกข้อความแล้ว", "#talk", ct);

    private async Task<IActionResult> ActAsync(Func<Guid, Task<Outcome<DisclosureItem>>> act, string said, string anchor, CancellationToken ct)
    {
        if (!await sheet.ReadAsync(Year, Code, ct))
        {
            return NotFound();
        }

        var done = await act(Item.Id);
        return done.Done ? Back(said, anchor) : this.Refused(done.Refusal);
    }

    private LocalRedirectResult Back(string said, string anchor)
    {
        this.Say(said);
        return LocalRedirect(sheet.Path + anchor);
    }

    internal sealed class RemarkForm
    {
        [Display(Name = "ข้อความถึงผู้ที่ทำข้อนี้"), StringLength(Remark.Longest, ErrorMessage = "ข้อความยาวเกิน 1,000 ตัวอักษร"), DataType(DataType.MultilineText)]
        public string? Text { get; set; }
    }
}

/// <summary>What can be done to an item on its page.</summary>
internal sealed class ItemActs(MarkElement mark, PlaceEvidence place, SayRemark say)
{
    public MarkElement Mark => mark;

    public PlaceEvidence Place => place;

    public SayRemark Say => say;
}
