using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>One approved version: show it to the public, or take it back with a reason.</summary>
[Needs(Permissions.Approve)]
internal sealed class VersionModel(AppDb db, Bundle bundle, PublishPaper publish, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่ถอนการเผยแพร่"), StringLength(500, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร"), DataType(DataType.MultilineText)]
    public string? Reason { get; set; }

    [BindProperty, Display(Name = "ตรวจแล้ว ตัวเลขที่ระบบพบไม่ใช่ข้อมูลส่วนบุคคล หรือเปิดเผยได้")]
    public bool Looked { get; set; }

    /// <summary>The numbers that the form showed: the word of who looked covers these only.</summary>
    [BindProperty]
    public List<string> Numbers { get; set; } = [];

    [BindProperty, Display(Name = "เหตุผลที่เปิดเผยตัวเลขนี้ได้"), DataType(DataType.MultilineText)]
    public string? ShowReason { get; set; }

    public FrozenPaper? Paper { get; private set; }

    /// <summary>Numbers that look like personal data in all that is shown with it, masked.</summary>
    public IReadOnlyList<string> Personal { get; private set; } = [];

    /// <summary>Why it was kept from the public when its route was complete; empty: it was not.</summary>
    public string Held => Paper is { Held.Length: > 0, IsPublic: false } ? text[Paper.Held, Paper.Held == "paper.no-item" ? Year : string.Join(" ", Personal)].Value : "";

    public string Name => PaperTemplate.Of(Kind).Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct) || await publish.HandleAsync(new(Id, Looked ? new(ShowReason ?? "", Numbers) : null), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            // What is shown now is what may be confirmed next.
            ModelState.Remove(nameof(Numbers));
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say(outcome.Value.PdfFileId is null
            ? $"เผยแพร่แล้วที่ {outcome.Value.PublicPath} พร้อมไฟล์ Word (ฉบับนี้ไม่มี PDF เพราะขณะอนุมัติเครื่องยังพิมพ์ PDF ไม่ได้)"
            : $"เผยแพร่แล้วที่ {outcome.Value.PublicPath} พร้อมไฟล์ Word และ PDF");
        return RedirectToPage("/Compose", new { Year, Kind });
    }

    public async Task<IActionResult> OnPostPdfAsync([FromServices] MakePdf make, CancellationToken ct)
    {
        if (!await ReadAsync(ct) || await make.HandleAsync(Id, ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say($"จัดทำ PDF {outcome.Value.PdfPages} หน้า แล้ว หากฉบับนี้เผยแพร่อยู่แล้ว โปรดเผยแพร่อีกครั้งเพื่อให้ประชาชนดาวน์โหลด PDF ได้");
        return RedirectToPage("/Version", new { Year, Kind, Id });
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromServices] WithdrawPaper withdraw, CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (await withdraw.HandleAsync(new(Id, Reason ?? ""), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say("ถอนการเผยแพร่แล้ว เหตุผลเก็บไว้ในประวัติ");
        return RedirectToPage("/Compose", new { Year, Kind });
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        Paper = await db.Set<FrozenPaper>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id && p.FiscalYear == Year && p.Kind == Kind, ct);
        Personal = Paper is { IsPublic: false } ? await bundle.NumbersAsync(Paper, ct) : [];
        return Paper is not null && PaperTemplate.Has(Kind);
    }
}
