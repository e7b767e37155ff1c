using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Entrance;

/// <summary>Who forgot the password sets another with the code that the administrator printed.</summary>
[Open]
internal sealed class OneTimeCodeModel(UseCode use, Tenant tenant) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string AgencyName => tenant.Agency.Name;

    public void OnGet() => Private();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Private();
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await use.RedeemAsync(Input.UserName, Input.Code, Input.Next, ct);
        return outcome.Done ? LocalRedirect(SecondModel.Way(outcome.Value, "/app")) : this.Refused(outcome.Refusal);
    }

    private void Private() => (Response.Headers["Referrer-Policy"], Response.Headers.CacheControl) = ("no-referrer", "no-store");

    internal sealed class Form : PasswordForm
    {
        [Display(Name = "ชื่อผู้ใช้"), Required(ErrorMessage = "โปรดกรอกชื่อผู้ใช้"), StringLength(60, ErrorMessage = "ชื่อผู้ใช้ยาวเกิน 60 ตัวอักษร")]
        public string UserName { get; set; } = "";

        [Display(Name = "รหัสใช้ครั้งเดียว"), Required(ErrorMessage = "โปรดกรอกรหัสใช้ครั้งเดียว"), StringLength(60, ErrorMessage = "รหัสยาวเกินไป โปรดกรอกตามกระดาษ")]
        public string Code { get; set; } = "";
    }
}
