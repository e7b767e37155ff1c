using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Assessment.Texts;
using Prongsai.Assessment.WeakPoints;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.WeakPoints;

/// <summary>What the measures of a year must answer, by issue; each with its reason.</summary>
[Needs("assessment.view", "assessment.edit")]
internal sealed class IndexModel(Frameworks frameworks, AppDb db, CurrentUser user, IStringLocalizer<Messages> text) : PageModel
{
    /// <summary>Year of the measures; the scores are those of the year before.</summary>
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public Form Limits { get; set; } = new();

    public AgencyPack Known { get; private set; } = null!;
    public IReadOnlyList<WeakPoint> Open { get; private set; } = [];
    public IReadOnlyList<WeakPoint> Dismissed { get; private set; } = [];
    public bool HasResults { get; private set; }

    /// <summary>The year before has rules, so its results have a page.</summary>
    public bool HasYearBefore { get; private set; }
    public bool CanEdit => user.Can("assessment.edit");

    /// <summary>Issues in order with their weak points; null stands for "no issue".</summary>
    public IEnumerable<(int? No, string Name, IReadOnlyList<WeakPoint> Points)> Groups =>
        Known.Pack.Issues.Select((issue, n) => ((int?)n + 1, issue.Name, Of(n + 1)))
            .Append((null, Known.Pack.Issues.Count == 0 ? "จุดที่ต้องแก้" : "ยังไม่อยู่ในประเด็นใด", Of(null))).Where(g => g.Item3.Count > 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRecomputeAsync([FromServices] RecomputeWeakPoints recompute, CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is null)
        {
            return NotFound();
        }

        var done = await recompute.HandleAsync(Year, ct);
        this.Say($"คำนวณใหม่แล้ว พบ {done.Found} จุด เพิ่ม {done.Added} ลบ {done.Removed} จุด รายการที่แก้ไขเองยังคงอยู่");
        return RedirectToPage(new { Year });
    }

    public async Task<IActionResult> OnPostLimitsAsync([FromServices] SetThresholds set, CancellationToken ct)
    {
        var refused = ModelState.IsValid ? (await set.HandleAsync(new(Year, Limits.Least!.Value, Limits.Fall!.Value), ct)).Refusal : null;
        if (!ModelState.IsValid || refused is not null)
        {
            var given = Limits;
            if (!await ReadAsync(ct))
            {
                return NotFound();
            }

            Limits = given;
            return refused is null ? this.Invalid() : this.Invalid(refused, text);
        }

        this.Say("บันทึกเกณฑ์และคำนวณใหม่แล้ว");
        return RedirectToPage(new { Year });
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, [FromServices] DismissWeakPoint dismiss, CancellationToken ct)
    {
        if (await dismiss.HandleAsync(new(Year, id, null), ct) is null)
        {
            return NotFound();
        }

        this.Say("นำจุดนี้กลับมาแล้ว");
        return RedirectToPage(new { Year });
    }

    private IReadOnlyList<WeakPoint> Of(int? issue) =>
        [.. Open.Where(w => w.IssueNo == issue || (issue is null && w.IssueNo > Known.Pack.Issues.Count)).OrderBy(w => w.Score ?? 0).ThenBy(w => w.Id)];

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is not { } known)
        {
            return false;
        }

        Known = known;
        var all = await db.Set<WeakPoint>().AsNoTracking().Where(w => w.FiscalYear == Year).OrderBy(w => w.Id).Take(700).ToListAsync(ct);
        (Open, Dismissed) = ([.. all.Where(w => w.DismissedAt is null)], [.. all.Where(w => w.DismissedAt is not null).OrderBy(w => w.DismissedAt)]);
        HasYearBefore = await frameworks.PackAsync(Year - 1, ct) is not null;
        HasResults = await db.Set<Assessment.Results.AssessmentResult>().AnyAsync(r => r.FiscalYear == Year - 1 && r.Scores.Any(), ct);
        var setting = await db.Set<WeakPointSetting>().AsNoTracking().SingleOrDefaultAsync(s => s.FiscalYear == Year, ct);
        Limits = new() { Least = setting?.Least ?? WeakPointSetting.UsualLeast, Fall = setting?.Fall ?? WeakPointSetting.UsualDrop };
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "คะแนนต่ำกว่า"), Required]
        public decimal? Least { get; set; }

        [Display(Name = "ลดลงจากปีก่อนตั้งแต่"), Required]
        public decimal? Fall { get; set; }
    }
}
