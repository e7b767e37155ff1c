using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Sending;
using Prongsai.Approvals.Texts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages;

/// <summary>The author sends it again after it came back.</summary>
[Needs(ApprovalsPermissions.Act)]
internal sealed class AgainModel(Reader reader, SendOn sendOn, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "สิ่งที่แก้ไขหรือคำชี้แจง"), DataType(DataType.MultilineText), StringLength(2_000, ErrorMessage = "คำชี้แจงยาวเกิน 2,000 ตัวอักษร")]
    public string? Note { get; set; }

    public Reader.Sheet? Sheet { get; private set; }

    public bool IsSame => Sheet!.Subject!.Hash == Sheet.View.Hash;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        !await ReadAsync(ct) || Sheet!.View.State != ApprovalState.Returned ? NotFound()
        : Sheet.Subject!.SendHref is { Length: > 0 } own ? LocalRedirect(own) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        // What is read here is the content that was sent; the module sends the mended one.
        if (Sheet!.Subject!.SendHref is { Length: > 0 } own)
        {
            return LocalRedirect(own);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var subject = Sheet!.Subject!;
        if (await sendOn.HandleAsync(new(Id, subject.Title, subject.Hash, subject.Summary, Note ?? ""), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say("เสนอใหม่แล้ว ดูได้ว่าเรื่องอยู่ที่ลำดับใดในหน้านี้");
        return RedirectToPage("/Item", new { Id });
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        Sheet = await reader.ReadAsync(Id, ct);
        return Sheet is { Subject: not null, IsMine: true };
    }
}
