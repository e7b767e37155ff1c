using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.Edit)]
internal sealed class ManyUnitsModel(AddUnits add) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var added = await add.HandleAsync(Input.Names ?? "", ct);
        if (!added.Done)
        {
            return this.Refused(added.Refusal);
        }

        this.Say($"เพิ่ม {added.Value.Added} ส่วนราชการแล้ว" + (added.Value.Known.Count == 0 ? "" : $" มีอยู่แล้ว {added.Value.Known.Count} ชื่อ"));
        return LocalRedirect("/app/settings/units");
    }

    internal sealed class Form
    {
        [Display(Name = "ชื่อส่วนราชการ"), DataType(DataType.MultilineText), StringLength(12_000, ErrorMessage = "ข้อความยาวเกิน 12,000 ตัวอักษร")]
        public string? Names { get; set; }
    }
}
