using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages;

/// <summary>One decision on one screen: what it is, who said what, and the words to choose from.</summary>
[Needs(ApprovalsPermissions.View, ApprovalsPermissions.Act)]
internal sealed class ItemModel(Reader reader, Decide decide, InboxPage inbox) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "given")]
    public List<string> Keys { get; set; } = [];

    [BindProperty]
    public Form Input { get; set; } = new();

    public Reader.Sheet? Sheet { get; private set; }

    public IReadOnlyList<Notices.Notice> Given { get; private set; } = [];

    public bool HasPin { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Input.Word = DecisionWords.For(Sheet!.Decides)[0];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || Input.Word is not { } word)
        {
            return this.Invalid();
        }

        var outcome = await decide.HandleAsync(new(Id, Input.Place, word, Input.Whom, Input.Opinion, Input.Hash ?? "", Input.Pin), ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (outcome.Done)
        {
            return LocalRedirect(await inbox.NextAsync(Id, [Notices.Key(outcome.Value.Act)], ct));
        }

        await ReadAsync(ct);
        return this.Refused(outcome.Refusal);
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        Sheet = await reader.ReadAsync(Id, ct);
        (Given, HasPin) = (await inbox.GivenAsync(Keys, ct), await inbox.HasPinAsync(ct));
        return Sheet is not null;
    }

    internal sealed class Form
    {
        public int Place { get; set; }

        public string? Hash { get; set; }

        [Display(Name = "ผลการพิจารณา"), Required(ErrorMessage = "โปรดเลือกผลการพิจารณา")]
        public DecisionWord? Word { get; set; }

        [Display(Name = "มอบให้ผู้ใดดำเนินการ"), StringLength(Saying.LongestWhom, ErrorMessage = "ชื่อผู้รับมอบยาวเกิน 120 ตัวอักษร")]
        public string? Whom { get; set; }

        [Display(Name = "ความเห็นหรือเหตุผล"), DataType(DataType.MultilineText), StringLength(2_000, ErrorMessage = "ความเห็นยาวเกิน 2,000 ตัวอักษร")]
        public string? Opinion { get; set; }

        [Display(Name = "รหัสยืนยัน 6 หลัก"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสยืนยัน 6 หลัก"), StringLength(20, ErrorMessage = "รหัสยืนยันมี 6 หลัก")]
        public string? Pin { get; set; }
    }
}
