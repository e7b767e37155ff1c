using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Me;

/// <summary>Asks once more who somebody is, before what takes out everything or changes credentials.</summary>
[Needs(Permissions.Use)]
internal sealed class ConfirmModel(AskAgain again, CurrentUser user) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        return await again.ConfirmAsync(user, Input.Said, ct) is { } refusal
            ? this.Refused(refusal)
            : LocalRedirect(Url.IsLocalUrl(Next) ? Next : "/app/me/account");
    }

    internal sealed class Form
    {
        [Display(Name = "รหัสผ่านหรือรหัสยืนยัน"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสผ่านหรือรหัสยืนยัน 6 หลัก"), StringLength(256, ErrorMessage = "รหัสผ่านยาวเกิน 256 ตัวอักษร")]
        public string Said { get; set; } = "";
    }
}
