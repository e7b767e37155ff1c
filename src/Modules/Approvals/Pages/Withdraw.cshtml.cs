using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Approvals.Sending;
using Prongsai.Approvals.Texts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages;

/// <summary>The author takes it back, with a reason.</summary>
[Needs(ApprovalsPermissions.Act)]
internal sealed class WithdrawModel(Reader reader, Withdraw withdraw, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่ถอนเรื่อง"), DataType(DataType.MultilineText), Required(ErrorMessage = "โปรดกรอกเหตุผลที่ถอนเรื่อง"), StringLength(2_000, ErrorMessage = "เหตุผลยาวเกิน 2,000 ตัวอักษร")]
    public string? Reason { get; set; }

    public string Title { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

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

        if (await withdraw.HandleAsync(Id, Reason ?? "", ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say("ถอนเรื่องแล้ว เหตุผลเก็บไว้ในประวัติ");
        return RedirectToPage("/Sent");
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await reader.ReadAsync(Id, ct) is not { } sheet || !sheet.IsMine)
        {
            return false;
        }

        Title = sheet.View.Title;
        return true;
    }
}
