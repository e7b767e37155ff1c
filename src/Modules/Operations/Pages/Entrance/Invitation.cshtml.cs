using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Entrance;

/// <summary>The invited person sees for what and sets the password. The code travels in the body only; looking at it changes nothing.</summary>
[Open]
internal sealed class InvitationModel(UseCode use, Tenant tenant) : PageModel
{
    [BindProperty, Display(Name = "รหัสคำเชิญ")]
    public string Code { get; set; } = "";

    [BindProperty]
    public PasswordForm Input { get; set; } = new();

    public string AgencyName => tenant.Agency.Name;

    public UseCode.Invited? Invited { get; private set; }

    public void OnGet() => Private();

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        Private();
        ModelState.Clear();
        return await LookAsync(ct) is { } refusal ? this.Refused(refusal) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Private();
        if (await LookAsync(ct) is { } refusal)
        {
            ModelState.Clear();
            return this.Refused(refusal);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await use.AcceptAsync(Code, Input.Next, ct);
        return outcome.Done ? LocalRedirect(SecondModel.Way(outcome.Value, "/app")) : this.Refused(outcome.Refusal);
    }

    private async Task<Refusal?> LookAsync(CancellationToken ct)
    {
        var outcome = await use.LookAsync(Code ?? "", ct);
        Invited = outcome.Value;
        return outcome.Refusal;
    }

    private void Private() => (Response.Headers["Referrer-Policy"], Response.Headers.CacheControl) = ("no-referrer", "no-store");
}
