using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Recurring;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Recurring;

/// <summary>What must be done again and again: this time's work, what lies ahead, what was done.</summary>
[Needs(Permissions.View, Permissions.Edit)]
internal sealed class IndexModel(TaskSheet sheet, CloseTask close, SetTask set, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่ไม่ได้ทำรอบนี้")]
    public string? Why { get; set; }

    public TaskList List { get; private set; } = new([], [], [], []);

    public DateOnly Today => sheet.Today;

    public bool MayClose => user.Can(Permissions.Edit);

    public bool MaySetUp => user.Can(Permissions.Assign);

    public async Task OnGetAsync(CancellationToken ct) => List = await sheet.ReadAsync(Year, ct);

    public Task<IActionResult> OnPostDoneAsync(Guid id, CancellationToken ct) => CloseAsync(id, false, ct);

    public Task<IActionResult> OnPostSkipAsync(Guid id, CancellationToken ct) => CloseAsync(id, true, ct);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct)
    {
        if (!MaySetUp || !await set.EndAsync(id, ct))
        {
            return NotFound();
        }

        this.Say("เลิกงานประจำนี้แล้ว รอบที่ทำไปแล้วยังอยู่ในรายการ");
        return LocalRedirect(FormattableString.Invariant($"/app/{Year}/tasks"));
    }

    private async Task<IActionResult> CloseAsync(Guid id, bool skip, CancellationToken ct)
    {
        if (await close.HandleAsync(new(id, skip, Why ?? ""), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            List = await sheet.ReadAsync(Year, ct);
            return this.Refused(outcome.Refusal);
        }

        this.Say(skip ? $"บันทึกแล้วว่าไม่ได้ทำ {outcome.Value.Name}" : $"บันทึกว่าทำ {outcome.Value.Name} แล้ว");
        return LocalRedirect(FormattableString.Invariant($"/app/{Year}/tasks"));
    }
}
