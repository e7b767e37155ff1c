using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>How long an approved version holds and is kept, and the links by which others read it.</summary>
[Needs(Permissions.Approve)]
internal sealed class SharingModel(AppDb db, SharedPapers shares, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "มีผลตั้งแต่วันที่")]
    public DateOnly? EffectiveFrom { get; set; }

    [BindProperty, Display(Name = "มีผลถึงวันที่")]
    public DateOnly? EffectiveTo { get; set; }

    [BindProperty, Display(Name = "เก็บไว้กี่ปี")]
    public int? KeepYears { get; set; }

    [BindProperty, Display(Name = "ส่งให้ผู้ใด หรือเพื่องานใด"), StringLength(SharePaper.LongestPurpose)]
    public string? Purpose { get; set; }

    [BindProperty, Display(Name = "เปิดได้กี่วัน")]
    public int? Days { get; set; }

    [BindProperty, Display(Name = "ตรวจแล้ว ผู้รับมีสิทธิเห็นข้อมูลส่วนบุคคลในเอกสารนี้")]
    public bool ShareLooked { get; set; }

    public FrozenPaper Paper { get; private set; } = null!;

    public IReadOnlyList<PaperShare> Shares { get; private set; } = [];

    /// <summary>What looks like personal data in it, masked.</summary>
    public IReadOnlyList<string> Personal { get; private set; } = [];

    /// <summary>Of the link that was made just now; shown once.</summary>
    public string? Address { get; private set; }

    public DateTime Now => shares.Now;

    public string Name => PaperTemplate.Of(Kind).Name;

    public string Back => PaperDesk.PathOf(new(Year, Kind, Paper.Serial));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        ShowValidity();
        Days = 7;
        return Page();
    }

    public async Task<IActionResult> OnPostValidityAsync([FromServices] SetValidity set, CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await set.HandleAsync(new(Id, EffectiveFrom, EffectiveTo, KeepYears), ct);
        if (outcome is not { Done: true })
        {
            return outcome is null ? NotFound() : this.Invalid(outcome.Refusal!, text);
        }

        this.Say("บันทึกอายุของเอกสารแล้ว");
        return RedirectToPage(new { Year, Kind, Id });
    }

    public async Task<IActionResult> OnPostShareAsync([FromServices] SharePaper share, CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await share.HandleAsync(new(Id, Days ?? 0, Purpose ?? "", ShareLooked), ct);
        if (outcome is not { Done: true })
        {
            return outcome is null ? NotFound() : this.Invalid(outcome.Refusal!, text);
        }

        // Not after a redirect: the address would have to be kept somewhere on the way.
        Address = outcome.Value.Address;
        Response.Headers.CacheControl = "no-store";
        ModelState.Clear();
        (Purpose, ShareLooked) = (null, false);
        ShowValidity();
        Shares = await shares.OfAsync(Id, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid share, [FromServices] RevokeShare revoke, CancellationToken ct)
    {
        if (!await ReadAsync(ct) || await revoke.HandleAsync(Id, share, ct) is not { } gone)
        {
            return NotFound();
        }

        this.Say($"ยกเลิกลิงก์ “{gone.Purpose}” แล้ว ผู้ที่มีลิงก์นี้เปิดเอกสารไม่ได้อีก");
        return RedirectToPage(new { Year, Kind, Id });
    }

    private void ShowValidity() => (EffectiveFrom, EffectiveTo, KeepYears) = (Paper.EffectiveFrom, Paper.EffectiveTo, Paper.KeepYears);

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        var paper = await db.Set<FrozenPaper>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id && p.FiscalYear == Year && p.Kind == Kind, ct);
        if (paper is null || !PaperTemplate.Has(Kind))
        {
            return false;
        }

        (Paper, Personal, Shares) = (paper, PublicGuard.Found(paper.Model()), await shares.OfAsync(Id, ct));
        return true;
    }
}
