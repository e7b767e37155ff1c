using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Me;

/// <summary>The picture of the signed-in person's own signature. There is no page for another person's.</summary>
[Needs(AgencyPermissions.OwnSignature)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
internal sealed class SignatureModel(AppDb db, KeepSignature keep, RemoveSignature remove, CurrentUser user) : PageModel
{
    private const int MostBytes = KeepSignature.Longest + (64 * 1024);

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool HasPerson => user.PersonId is not null;

    public DateTime? KeptAt { get; private set; }

    /// <summary>Changes with the picture, so that the browser asks for the new one.</summary>
    public string Stamp => (KeptAt ?? default).Ticks.ToString(CultureInfo.InvariantCulture);

    public Task OnGetAsync(CancellationToken ct) => LookAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LookAsync(ct);
        if (!ModelState.IsValid || Input.Picture is null)
        {
            return this.Invalid();
        }

        using var content = Input.Picture.OpenReadStream();
        var kept = await keep.HandleAsync(content, ct);
        if (!kept.Done)
        {
            return this.Refused(kept.Refusal);
        }

        this.Say("เก็บรูปลายมือชื่อแล้ว เอกสารที่ท่านลงนามบนหน้าจอต่อจากนี้จะมีรูปนี้");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        if (await remove.HandleAsync(ct) is null)
        {
            return NotFound();
        }

        this.Say("นำรูปลายมือชื่อออกแล้ว เอกสารต่อจากนี้จะมีเฉพาะข้อความลงนามทางอิเล็กทรอนิกส์");
        return RedirectToPage();
    }

    private async Task LookAsync(CancellationToken ct) => KeptAt = (await RemoveSignature.OwnAsync(db, user, ct))?.KeptAt;

    internal sealed class Form
    {
        [Display(Name = "รูปลายมือชื่อ"), Required(ErrorMessage = "เลือกรูปลายมือชื่อก่อน")]
        public IFormFile? Picture { get; set; }
    }
}
