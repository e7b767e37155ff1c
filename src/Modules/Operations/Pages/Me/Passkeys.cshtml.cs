using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Operations.Pages.Entrance;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Me;

/// <summary>The person's own passkeys.</summary>
[Needs(Permissions.Use), Fresh, RequestSizeLimit(PasskeyAnswer.MostBytes)]
internal sealed class PasskeysModel(OwnPasskeys own, AddPasskey add, PasskeyCeremony ceremony) : PageModel
{
    private const string Here = "/app/me/passkeys";

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<OwnPasskeys.Line> Keys { get; private set; } = [];

    /// <summary>Where passkeys are good; null when the agency has no address that is a name.</summary>
    public string? Origin { get; private set; }

    public bool IsHere { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostAskAsync(CancellationToken ct) => this.Ask(await add.AskAsync(ct));

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await add.HandleAsync(new(Input.Name ?? "", Input.Answer), HttpContext, ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say($"เพิ่มพาสคีย์ “{outcome.Value}” แล้ว ครั้งต่อไปเข้าสู่ระบบด้วยพาสคีย์ได้");
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostRenameAsync(Guid id, string? name, CancellationToken ct)
    {
        ModelState.Clear();
        var outcome = await own.RenameAsync(id, name ?? "", ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            await ReadAsync(ct);
            return this.Refused(outcome.Refusal);
        }

        this.Say($"เปลี่ยนชื่อเป็น “{outcome.Value}” แล้ว");
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        if (!await own.RemoveAsync(id, ct))
        {
            return NotFound();
        }

        this.Say("ลบพาสคีย์แล้ว เครื่องนั้นเข้าสู่ระบบด้วยพาสคีย์ไม่ได้อีก");
        return LocalRedirect(Here);
    }

    private async Task ReadAsync(CancellationToken ct) =>
        (Keys, Origin, IsHere) = (await own.ListAsync(ct), await ceremony.OriginAsync(ct), await ceremony.IsHereAsync(ct));

    internal sealed class Form
    {
        [Display(Name = "ชื่อพาสคีย์"), StringLength(OwnPasskeys.LongestName, ErrorMessage = "ชื่อพาสคีย์ยาวเกิน 60 ตัวอักษร")]
        public string? Name { get; set; }

        [Required(ErrorMessage = "เบราว์เซอร์ไม่ได้ส่งพาสคีย์มา โปรดลองอีกครั้ง"), StringLength(PasskeyAnswer.Longest, ErrorMessage = "พาสคีย์ที่เบราว์เซอร์ส่งมายาวเกินไป โปรดลองอีกครั้ง")]
        public string Answer { get; set; } = "";
    }
}
