using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Checks.Findings;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.OitChecks;

/// <summary>Lets a fault stand, with a reason.</summary>
[Needs(Permissions.Edit)]
internal sealed class DismissModel(AppDb db, CurrentUser user, ItemFindings findings, DismissFinding dismiss) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่ไม่นับ"), DataType(DataType.MultilineText), StringLength(Finding.LongestWhy, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
    public string? Why { get; set; }

    public FindingLine Line { get; private set; } = null!;

    public string Path { get; private set; } = "";

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

        var done = await dismiss.HandleAsync(new(Id, Why ?? ""), ct);
        if (!done.Done)
        {
            return this.Refused(done.Refusal);
        }

        this.Say("บันทึกแล้ว ข้อนี้จะไม่นับจนกว่าหลักฐานจะเปลี่ยน");
        return LocalRedirect(Path + "/check");
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await db.ItemOfAsync(user, Year, Code, ct) is not { } item || await findings.OneAsync(item.Id, Id, ct) is not { } line)
        {
            return false;
        }

        (Line, Path) = (line, ItemCheckModel.PathOf(item));
        return true;
    }
}
