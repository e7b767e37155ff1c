using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Entrance;

/// <summary>The code of the app, for who has just said the right password on this browser.</summary>
[Open]
internal sealed class SecondModel(SecondStep second) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await second.IsAskedAsync(ct) ? Page() : LocalRedirect("/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await second.HandleAsync(Input.Code, ct);
        return outcome is null ? LocalRedirect("/sign-in")
            : outcome.Done ? LocalRedirect(Url.IsLocalUrl(Next) ? Next : "/app")
            : this.Refused(outcome.Refusal);
    }

    /// <summary>Where a page sends who was let in.</summary>
    public static string Way(Entered entered, string next) => entered.NeedsSecond ? "/sign-in/second?next=" + Uri.EscapeDataString(next) : next;

    internal sealed class Form
    {
        [Display(Name = "รหัสยืนยันจากแอป"), Required(ErrorMessage = "โปรดกรอกรหัสจากแอปหรือรหัสสำรอง"), StringLength(60, ErrorMessage = "รหัสยาวเกินไป โปรดกรอกตามที่เห็น")]
        public string Code { get; set; } = "";
    }
}
