using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Operations.Pages.Entrance;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Me;

/// <summary>Asks once more who somebody is, before what takes out everything or changes credentials.</summary>
[Needs(Permissions.Use), RequestSizeLimit(PasskeyAnswer.MostBytes)]
internal sealed class ConfirmModel(AskAgain again, ConfirmByPasskey passkey, OwnPasskeys passkeys, CurrentUser user) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public bool HasPasskey { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => HasPasskey = await passkeys.CountAsync(ct) > 0;

    public async Task<IActionResult> OnPostAskAsync(CancellationToken ct) => this.Ask(await passkey.AskAsync(ct));

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm(Name = "Input.Answer")] string? answer, CancellationToken ct)
    {
        ModelState.Clear();
        HasPasskey = await passkeys.CountAsync(ct) > 0;
        var refusal = answer is { Length: > 0 and <= PasskeyAnswer.Longest } ? await passkey.HandleAsync(answer, ct) : new Refusal("passkey.wrong");
        return refusal is null ? Onward() : this.Refused(refusal);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        HasPasskey = await passkeys.CountAsync(ct) > 0;
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        return await again.ConfirmAsync(user, Input.Said, ct) is { } refusal
            ? this.Refused(refusal)
            : Onward();
    }

    private LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(Next) ? Next : "/app/me/account");

    internal sealed class Form
    {
        [Display(Name = "รหัสผ่านหรือรหัสยืนยัน"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสผ่านหรือรหัสยืนยัน 6 หลัก"), StringLength(256, ErrorMessage = "รหัสผ่านยาวเกิน 256 ตัวอักษร")]
        public string Said { get; set; } = "";
    }
}
