using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Platform;
using Prongsai.Platform.Texts;

namespace Prongsai.Operations.Pages.Entrance;

[Open]
internal sealed class SignInModel(SignIn signIn, Tenant tenant, CurrentUser user, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public string AgencyName => tenant.Agency.Name;

    public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect("/app") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (user.IsSignedIn)
        {
            // Never into a session that somebody else may have left or put here: it ends, and who signs in gets one of the own.
            await HttpContext.SignOutAsync(Platform.SignIn.Scheme);
            this.Say("เบราว์เซอร์นี้มีผู้เข้าใช้ค้างอยู่ ระบบให้ออกแล้ว โปรดเข้าสู่ระบบอีกครั้ง");
            return RedirectToPage(new { next = Url.IsLocalUrl(Next) ? Next : null });
        }

        var outcome = await signIn.HandleAsync(new(Input.UserName, Input.Password), ct);
        return outcome.Done ? LocalRedirect(SecondModel.Way(outcome.Value, Url.IsLocalUrl(Next) ? Next : "/app")) : this.Invalid(outcome.Refusal, text);
    }

    internal sealed class Form
    {
        [Display(Name = "ชื่อผู้ใช้"), Required(ErrorMessage = "โปรดกรอกชื่อผู้ใช้"), StringLength(60, ErrorMessage = "ชื่อผู้ใช้ยาวเกิน 60 ตัวอักษร")]
        public string UserName { get; set; } = "";

        [Display(Name = "รหัสผ่าน"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสผ่าน"), StringLength(256, ErrorMessage = "รหัสผ่านยาวเกิน 256 ตัวอักษร")]
        public string Password { get; set; } = "";
    }
}
