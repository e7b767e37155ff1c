using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Operations.Pages.Users;
using Prongsai.Platform;
using Prongsai.Platform.Texts;

namespace Prongsai.Operations.Pages.Entrance;

[Needs(Permissions.Own)]
internal sealed class PasswordModel(SetPassword set, CurrentUser user, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await set.HandleAsync(user.AccountId, Input.Present, Input.Next, ct);
        return outcome.Done ? LocalRedirect("/sign-in") : this.Invalid(outcome.Refusal, text);
    }

    internal sealed class Form
    {
        [Display(Name = "รหัสผ่านปัจจุบัน"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสผ่านปัจจุบัน"), StringLength(256, ErrorMessage = "รหัสผ่านยาวเกิน 256 ตัวอักษร")]
        public string Present { get; set; } = "";

        [Display(Name = "รหัสผ่านใหม่"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสผ่านใหม่"), StringLength(256, ErrorMessage = "รหัสผ่านยาวเกิน 256 ตัวอักษร")]
        public string Next { get; set; } = "";
    }
}
