using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Assessment.Texts;
using Prongsai.Assessment.WeakPoints;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.WeakPoints;

/// <summary>One weak point: written, rewritten, or set aside with a reason.</summary>
[Needs("assessment.edit")]
internal sealed class EditModel(Frameworks frameworks, AppDb db, KeepWeakPoint keep, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>Null: a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty, Display(Name = "เหตุผลที่ไม่ต้องแก้"), DataType(DataType.MultilineText)]
    public string? Reason { get; set; }

    public WeakPoint? Point { get; private set; }
    public SelectListItem[] Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (Point is not null)
        {
            Input = new() { IssueNo = Point.IssueNo, Text = Point.Text, Finding = Point.Finding, Why = Point.Reason };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (await keep.HandleAsync(new(Year, Id, Input.IssueNo, Input.Text ?? "", Input.Finding, Input.Why ?? ""), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say("บันทึกจุดที่ต้องแก้แล้ว ขั้นต่อไปคือกำหนดมาตรการแก้จุดนี้");
        return RedirectToPage("/WeakPoints/Index", new { Year });
    }

    public async Task<IActionResult> OnPostDismissAsync([FromServices] DismissWeakPoint dismiss, CancellationToken ct)
    {
        if (Id is not { } id || !await ReadAsync(ct))
        {
            return NotFound();
        }

        // Only the reason was sent; the other form's rules do not count here.
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input.", StringComparison.Ordinal)).ToArray())
        {
            ModelState.Remove(key);
        }

        var outcome = Reason?.Length > 1000 ? null : await dismiss.HandleAsync(new(Year, id, Reason ?? ""), ct);
        if (outcome is not { Done: true })
        {
            Input = new() { IssueNo = Point!.IssueNo, Text = Point.Text, Finding = Point.Finding, Why = Point.Reason };
            if (outcome is null)
            {
                ModelState.AddModelError(nameof(Reason), "เหตุผลที่ไม่ต้องแก้ ยาวเกินไป ใช้ได้ไม่เกิน 1,000 ตัวอักษร");
                return this.Invalid();
            }

            return this.Invalid(outcome.Refusal!, text);
        }

        this.Say("บันทึกว่าไม่ต้องแก้แล้ว นำกลับมาได้จากท้ายหน้านี้");
        return RedirectToPage("/WeakPoints/Index", new { Year });
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is not { } known)
        {
            return false;
        }

        Issues = [.. known.Pack.Issues.Select((i, n) => new SelectListItem($"{n + 1} {i.Name}", $"{n + 1}"))];
        Point = Id is { } id ? await db.Set<WeakPoint>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.FiscalYear == Year, ct) : null;
        return Id is null || Point is not null;
    }

    internal sealed class Form
    {
        [Display(Name = "ประเด็น")]
        public int? IssueNo { get; set; }

        [Display(Name = "หัวข้อ"), StringLength(500)]
        public string? Text { get; set; }

        [Display(Name = "สิ่งที่พบ"), DataType(DataType.MultilineText), Required, StringLength(4000)]
        public string Finding { get; set; } = "";

        [Display(Name = "เหตุผลที่ควรแก้"), DataType(DataType.MultilineText), StringLength(1000)]
        public string? Why { get; set; }
    }
}
