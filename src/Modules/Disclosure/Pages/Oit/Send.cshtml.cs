using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Approvals.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>Sending an item to be approved and published, and where it is.</summary>
[Needs(Permissions.View, Permissions.Edit)]
internal sealed class SendModel(ItemSheet sheet, ItemReadiness readiness, SendItem send, IApprovals approvals) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty, Display(Name = "เสนอตามลำดับ")]
    public Guid? RouteId { get; set; }

    [BindProperty, Display(Name = "เรื่องด่วน ให้แสดงเป็นลำดับแรกของผู้พิจารณา")]
    public bool Urgent { get; set; }

    [BindProperty, Display(Name = "สิ่งที่แก้ไขหรือคำชี้แจง"), StringLength(500, ErrorMessage = "ข้อความยาวเกิน 500 ตัวอักษร"), DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่เปิดเผยตัวเลขนี้ได้"), StringLength(500, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร"), DataType(DataType.MultilineText)]
    public string? Reason { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่ถอนเรื่อง"), StringLength(500, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร"), DataType(DataType.MultilineText)]
    public string? Why { get; set; }

    public ItemSheet Sheet => sheet;

    public ItemReadiness.Look? Look { get; private set; }

    public IReadOnlyList<RouteView> Routes { get; private set; } = [];

    public IEnumerable<SelectListItem> RouteChoices =>
        Routes.Select(r => new SelectListItem($"{r.Name}: {string.Join(" → ", r.Steps.Select(s => s.PositionName))}", r.Id.ToString("D")));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        RouteId = Routes.Count > 0 ? Routes[0].Id : null;
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

        var sent = await send.HandleAsync(new(sheet.Item.Id, RouteId, Urgent, Note ?? "", Reason ?? ""), ct);
        if (!sent.Done)
        {
            return this.Refused(sent.Refusal);
        }

        this.Say($"เสนอแล้ว ขณะนี้อยู่ที่{string.Join(" และ", sent.Value.Steps.Where(s => s.State == StepState.Open).Select(s => s.PositionName))} เมื่ออนุมัติแล้วจะเผยแพร่ทันที");
        return LocalRedirect(sheet.Path);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct) || sheet.Approval is not { } approval || await approvals.WithdrawAsync(approval.Id, Why ?? "", ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say("ถอนเรื่องแล้ว แก้ไขและเสนอใหม่ได้");
        return LocalRedirect(sheet.Path);
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (!await sheet.ReadAsync(Year, Code, ct))
        {
            return false;
        }

        Look = sheet.Item.Stage == Stage.Sent ? null : await readiness.ReadAsync(sheet.Item, ct);
        Routes = sheet.Item.Stage == Stage.Sent ? [] : await approvals.RoutesAsync(ItemSubject.TypeName, sheet.Item.UnitId, ct);
        return true;
    }
}
