using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Approvals.Deciding;
using Prongsai.Approvals.Texts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages;

/// <summary>What waits for the signed-in person, one below the other, the urgent ones first.</summary>
[Needs(ApprovalsPermissions.View, ApprovalsPermissions.Act)]
internal sealed class IndexModel(InboxPage page, Undo undo, IStringLocalizer<Messages> text) : PageModel
{
    public IReadOnlyList<Inbox.Line> Lines { get; private set; } = [];

    public IReadOnlyList<Notices.Notice> Given { get; private set; } = [];

    public bool HasPin { get; private set; }

    public bool HasPost { get; private set; }

    public DateOnly Today { get; private set; }

    [BindProperty(SupportsGet = true, Name = "given")]
    public List<string> Keys { get; set; } = [];

    public string UnitOf(Inbox.Line line) => page.UnitOf(line);

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostUndoAsync(Guid id, int number, CancellationToken ct)
    {
        if (await undo.HandleAsync(new(id, number), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            await ShowAsync(ct);
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say("เลิกทำแล้ว เรื่องนี้กลับมารอท่าน การลงความเห็นและการเลิกทำยังอยู่ในประวัติ");
        return RedirectToPage("/Item", new { id });
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        (Lines, Given) = (await page.LinesAsync(ct), await page.GivenAsync(Keys, ct));
        (HasPin, HasPost, Today) = (await page.HasPinAsync(ct), await page.HasPostAsync(ct), page.Today);
    }
}
