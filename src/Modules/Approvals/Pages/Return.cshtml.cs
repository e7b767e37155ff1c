using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Approvals.Deciding;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages;

/// <summary>Sends it back: to whom, and why.</summary>
[Needs(ApprovalsPermissions.Act)]
internal sealed class ReturnModel(Reader reader, SendBack sendBack, InboxPage inbox) : PageModel
{
    private const string Author = "author";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Reader.Sheet? Sheet { get; private set; }

    /// <summary>The author, and the steps of earlier stages, the nearest first.</summary>
    public IReadOnlyList<SelectListItem> Targets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct) || Sheet!.Step is not { } step)
        {
            return NotFound();
        }

        (Input.Place, Input.Hash, Input.To) = (step.Place, Sheet.View.Hash, Author);
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

        int? to = Input.To == Author ? null : int.TryParse(Input.To, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var outcome = await sendBack.HandleAsync(new(Id, Input.Place, to, Input.Reason, Input.Hash ?? "", Input.Pin), ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (outcome.Done)
        {
            return LocalRedirect(await inbox.NextAsync(Id, [Notices.Key(outcome.Value.Act)], ct));
        }

        return this.Refused(outcome.Refusal);
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        Sheet = await reader.ReadAsync(Id, ct);
        if (Sheet is null)
        {
            return false;
        }

        var stage = Sheet.Step?.Stage ?? 0;
        Targets =
        [
            new SelectListItem($"ผู้เสนอเรื่อง ({(Sheet.View.OwnerName.Length > 0 ? Sheet.View.OwnerName : Sheet.View.StartedByName)})", Author),
            .. Sheet.View.Steps.Where(s => s.Stage < stage).Reverse().Select(s => new SelectListItem(s.PositionName, s.Place.ToString(CultureInfo.InvariantCulture))),
        ];
        return true;
    }

    internal sealed class Form
    {
        public int Place { get; set; }

        public string? Hash { get; set; }

        [Display(Name = "ส่งกลับถึง"), Required(ErrorMessage = "โปรดเลือกผู้ที่จะส่งกลับถึง")]
        public string? To { get; set; }

        [Display(Name = "เหตุผลที่ส่งกลับ"), DataType(DataType.MultilineText), Required(ErrorMessage = "โปรดกรอกเหตุผลที่ส่งกลับ"), StringLength(2_000, ErrorMessage = "เหตุผลยาวเกิน 2,000 ตัวอักษร")]
        public string? Reason { get; set; }

        [Display(Name = "รหัสยืนยัน 6 หลัก"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสยืนยัน 6 หลัก"), StringLength(20, ErrorMessage = "รหัสยืนยันมี 6 หลัก")]
        public string? Pin { get; set; }
    }
}
