using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>Sending a paper to those who sign it, and where it is.</summary>
[Needs(Permissions.View, Permissions.Edit)]
internal sealed class SubmitModel(PaperDesk desk, BeforeSending before, SubmitPaper submit, IApprovals approvals) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty, Display(Name = "เสนอตามลำดับ")]
    public Guid? RouteId { get; set; }

    [BindProperty, Display(Name = "เรื่องด่วน ให้แสดงเป็นลำดับแรกของผู้พิจารณา")]
    public bool Urgent { get; set; }

    [BindProperty, Display(Name = "เผยแพร่ให้ประชาชนเห็นทันทีที่ได้รับอนุมัติ")]
    public bool PublishWhenApproved { get; set; }

    [BindProperty, Display(Name = "สิ่งที่แก้ไขหรือคำชี้แจง"), StringLength(500, ErrorMessage = "ข้อความยาวเกิน 500 ตัวอักษร"), DataType(DataType.MultilineText)]
    public string? Note { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่ถอนเรื่อง"), StringLength(500, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร"), DataType(DataType.MultilineText)]
    public string? Reason { get; set; }

    [BindProperty, Display(Name = "อ่านข้อสังเกตทุกข้อแล้ว และยืนยันให้เสนอตามเนื้อหานี้")]
    public bool Looked { get; set; }

    /// <summary>Of the findings that the form showed.</summary>
    [BindProperty, StringLength(64)]
    public string? Mark { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่เปิดเผยตัวเลขนี้ได้"), DataType(DataType.MultilineText)]
    public string? ShowReason { get; set; }

    public PaperDesk.Seat Seat { get; private set; } = null!;

    public ApprovalView? Approval { get; private set; }

    public IReadOnlyList<RouteView> Routes { get; private set; } = [];

    /// <summary>Null when this person cannot send it now.</summary>
    public SendingLook? Look { get; private set; }

    public string Name => PaperTemplate.Of(Seat.Key.Kind).Name;

    public bool HasPage => PublicPlaces.Has(Seat.Key.Kind);

    public bool MaySend => Approval is not { State: ApprovalState.Running };

    public IEnumerable<SelectListItem> RouteChoices =>
        Routes.Select(r => new SelectListItem($"{r.Name}: {string.Join(" → ", r.Steps.Select(s => s.PositionName))}", r.Id.ToString("D")));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        RouteId = Routes.Count > 0 ? Routes[0].Id : null;
        PublishWhenApproved = Seat.Draft?.PublishWhenApproved ?? false;
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

        var sent = await submit.HandleAsync(new(Year, Seat.Key.Kind, Seat.Key.Serial, RouteId, Urgent, PublishWhenApproved, Note ?? "", Said()), ct);
        if (!sent.Done)
        {
            return await RefuseAsync(sent.Refusal, ct);
        }

        this.Say($"เสนอแล้ว ขณะนี้อยู่ที่{string.Join(" และ", sent.Value.Steps.Where(s => s.State == StepState.Open).Select(s => s.PositionName))}");
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct) || Approval is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (await approvals.WithdrawAsync(Approval.Id, Reason ?? "", ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return await RefuseAsync(outcome.Refusal, ct);
        }

        this.Say("ถอนเรื่องแล้ว แก้ไขและเสนอใหม่ได้");
        return LocalRedirect(Here);
    }

    private FindingsRead? Said() => Looked ? new(Mark ?? "", ShowReason ?? "") : null;

    /// <summary>The form again, with what was typed. What was found may have changed since the page was opened: then it is to be read anew.</summary>
    private async Task<IActionResult> RefuseAsync(Refusal refusal, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (refusal.Code == "paper.look-again")
        {
            Looked = false;
            ModelState.Remove(nameof(Looked));
        }

        ModelState.Remove(nameof(Mark));
        return this.Refused(refusal);
    }

    public string Here => Seat.SubmitPath;

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Year, Kind, Id, ct) is not { } seat)
        {
            return false;
        }

        Seat = seat;
        Approval = seat.Draft is { } draft ? await approvals.OfAsync(PaperSubject.TypeName, draft.Id, ct) : null;
        Look = MaySend ? await before.OfAsync(seat.Key, seat.Draft, ct) : null;
        Routes = MaySend ? await approvals.RoutesAsync(PaperSubject.TypeName, seat.Draft?.UnitId, ct) : [];
        return true;
    }
}
