using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>The internal auditor's marks; asked from the page of the item.</summary>
[Needs(Permissions.Audit)]
internal sealed class AuditModel(ItemSheet sheet, AuditElement audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public ItemSheet Sheet => sheet;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await sheet.ReadAsync(Year, Code, ct) ? LocalRedirect(sheet.Path) : NotFound();

    public async Task<IActionResult> OnPostAsync(int element, bool? met, string? note, CancellationToken ct)
    {
        if (!await sheet.ReadAsync(Year, Code, ct))
        {
            return NotFound();
        }

        var done = await audit.HandleAsync(new(sheet.Item.Id, element, met, note ?? ""), ct);
        if (!done.Done)
        {
            return this.Refused(done.Refusal);
        }

        this.Say("บันทึกการตรวจทานแล้ว");
        return LocalRedirect(FormattableString.Invariant($"{sheet.Path}#e{element}"));
    }
}
