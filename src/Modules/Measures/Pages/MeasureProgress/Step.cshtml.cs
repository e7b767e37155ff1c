using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Writing;
using Prongsai.Platform;

namespace Prongsai.Measures.Pages.MeasureProgress;

/// <summary>One step: its reports, its evidence, and reporting.</summary>
[Needs(Permissions.View, Permissions.Report)]
[RequestSizeLimit(21 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 21 * 1024 * 1024)]
internal sealed class StepModel(AppDb db, ReportProgress report, AddEvidence addEvidence, StepPage page) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public ProofForm Proof { get; set; } = new();

    public Measure Measure { get; private set; } = null!;
    public MeasureStep Step { get; private set; } = null!;
    public IReadOnlyList<StepProgress> Reports { get; private set; } = [];
    public IReadOnlyList<Evidence> Proofs { get; private set; } = [];
    public bool MayReport => page.User.Can(Permissions.Report);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Input = new() { OnDay = Bangkok.Today(page.Clock), Percent = Step.Percent };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Forget("Proof");
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await report.HandleAsync(new(Id, Input.OnDay, Input.Percent, Input.Note ?? ""), ct);
        return outcome.Done ? Again("บันทึกความก้าวหน้าแล้ว") : this.Refused(outcome.Refusal);
    }

    public async Task<IActionResult> OnPostProofAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Forget("Input");
        Input = new() { OnDay = Bangkok.Today(page.Clock), Percent = Step.Percent };
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        await using var file = Proof.File?.OpenReadStream();
        var outcome = await addEvidence.HandleAsync(new(Id, Proof.Name ?? "", file, Proof.File?.FileName ?? "", Proof.Link ?? "", Proof.PeriodText ?? "", Year), ct);
        return outcome.Done ? Again("แนบหลักฐานแล้ว") : this.Refused(outcome.Refusal);
    }

    private void Forget(string form)
    {
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith(form, StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }
    }

    private LocalRedirectResult Again(string said)
    {
        this.Say(said);
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/progress/{Id}"));
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        var unit = page.User.UnitId;
        var measure = await db.Set<Measure>().AsNoTracking().Include(m => m.Owners).Include(m => m.Steps).AsSplitQuery()
            .SingleOrDefaultAsync(m => m.FiscalYear == Year && m.RemovedAt == null && m.Steps.Any(s => s.Id == Id) && (unit == null || m.Owners.Any(o => o.UnitId == unit)), ct);
        if (measure is null)
        {
            return false;
        }

        (Measure, Step) = (measure, measure.Steps.Single(s => s.Id == Id));
        Reports = await db.Set<StepProgress>().AsNoTracking().Where(p => p.StepId == Id).OrderByDescending(p => p.OnDay).ThenByDescending(p => p.ReportedAt).Take(100).ToListAsync(ct);
        Proofs = await db.Set<Evidence>().AsNoTracking().Where(e => e.StepId == Id).OrderByDescending(e => e.AddedAt).Take(100).ToListAsync(ct);
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "ข้อมูล ณ วันที่")]
        public DateOnly OnDay { get; set; }

        [Display(Name = "ความก้าวหน้า (ร้อยละ)"), Range(0, 100)]
        public int Percent { get; set; }

        [Display(Name = "บันทึก"), DataType(DataType.MultilineText), StringLength(StepProgress.LongestNote)]
        public string? Note { get; set; }
    }

    internal sealed class ProofForm
    {
        [Display(Name = "ชื่อหลักฐาน"), StringLength(300)]
        public string? Name { get; set; }

        [Display(Name = "ไฟล์")]
        public IFormFile? File { get; set; }

        [Display(Name = "หรือที่อยู่เว็บ"), StringLength(2_000)]
        public string? Link { get; set; }

        [Display(Name = "ช่วงเวลาที่หลักฐานกล่าวถึง"), StringLength(300)]
        public string? PeriodText { get; set; }
    }
}

/// <summary>What the page needs beside its handlers.</summary>
internal sealed class StepPage(CurrentUser user, TimeProvider clock)
{
    public CurrentUser User { get; } = user;

    public TimeProvider Clock { get; } = clock;
}
