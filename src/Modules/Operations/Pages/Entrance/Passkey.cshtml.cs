using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Entrance;

/// <summary>Sign-in without name and password. The page works where the browser has passkeys; the other one always does.</summary>
[Open, RequestSizeLimit(PasskeyAnswer.MostBytes)]
internal sealed class PasskeyModel(PasskeySignIn signIn, CurrentUser user) : PageModel
{
    [BindProperty]
    public PasskeyAnswer Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public IActionResult OnGet() => user.IsSignedIn ? LocalRedirect("/app") : Page();

    public async Task<IActionResult> OnPostAskAsync(CancellationToken ct) => this.Ask(await signIn.AskAsync(ct));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var next = Url.IsLocalUrl(Next) ? Next : "/app";
        if (user.IsSignedIn)
        {
            // Never into a session that somebody else may have left or put here.
            await HttpContext.SignOutAsync(Platform.SignIn.Scheme);
            this.Say("เบราว์เซอร์นี้มีผู้เข้าใช้ค้างอยู่ ระบบให้ออกแล้ว โปรดเข้าสู่ระบบอีกครั้ง");
            return LocalRedirect("/sign-in?next=" + Uri.EscapeDataString(next));
        }

        var outcome = await signIn.HandleAsync(Input.Answer, ct);
        return outcome.Done ? LocalRedirect(next) : this.Refused(outcome.Refusal);
    }
}
