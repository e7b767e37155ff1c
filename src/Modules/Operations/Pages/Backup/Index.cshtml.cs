using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Platform.Backups;

namespace Prongsai.Operations.Pages.Backup;

/// <summary>
/// Whether there is a backup that can be trusted. Every agency may see that its data are kept; where they are, the key, and the buttons are for the
/// administrators of the installation.
/// </summary>
[Needs(Permissions.SeeBackup, Permissions.Backup)]
internal sealed class IndexModel(BackupState state, InstallationAdministrators installation, BackupKeys keys, StepUp stepUp) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public BackupFacts Facts { get; private set; } = null!;

    /// <summary>Is whoever reads an administrator of the installation?</summary>
    public bool Ours { get; private set; }

    /// <summary>The eight lines, in the one answer that shows them.</summary>
    public IReadOnlyList<string> Key { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public Task<IActionResult> OnPostNowAsync(CancellationToken ct) =>
        AskAsync(BackupState.NowJob, "รับคำสั่งแล้ว ระบบกำลังสำรองข้อมูล โปรดเปิดหน้านี้อีกครั้งในอีกสักครู่เพื่อดูผล", ct);

    public Task<IActionResult> OnPostRehearseAsync(CancellationToken ct) =>
        AskAsync(BackupState.RehearseJob, "รับคำสั่งแล้ว ระบบกำลังซ้อมกู้คืน ข้อมูลที่ใช้งานอยู่ไม่ถูกแตะต้อง โปรดเปิดหน้านี้อีกครั้งในอีกสักครู่เพื่อดูผล", ct);

    public async Task<IActionResult> OnPostKeyAsync([FromServices] BackupLog log, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (!Ours)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (await stepUp.CheckAsync(Input.Pin, ct) is { } refusal)
        {
            return this.Refused(refusal);
        }

        var shown = keys.Show();
        if (!shown.Done)
        {
            return this.Refused(shown.Refusal);
        }

        await log.RecordAsync("backup.key-shown", shown.Value.Id, null, ct);
        Key = shown.Value.Paper;
        await ReadAsync(ct);
        return Page();
    }

    private async Task<IActionResult> AskAsync(string job, string said, CancellationToken ct)
    {
        if (!await installation.IsActorAsync(ct))
        {
            return NotFound();
        }

        if (!(await state.ReadAsync(ct)).Waits)
        {
            await state.AskAsync(job, ct);
        }

        this.Say(said);
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken ct) => (Facts, Ours) = (await state.ReadAsync(ct), await installation.IsActorAsync(ct));

    internal sealed class Form
    {
        [Display(Name = "รหัสยืนยัน 6 หลัก"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสยืนยัน 6 หลัก"), StringLength(20, ErrorMessage = "รหัสยืนยันมี 6 หลัก")]
        public string Pin { get; set; } = "";
    }
}
