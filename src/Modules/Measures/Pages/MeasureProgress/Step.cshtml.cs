using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Reading;
using Prongsai.Measures.Writing;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Pages.MeasureProgress;

/// <summary>One step: its reports, its evidence, and reporting.</summary>
[Needs(Permissions.View, Permissions.Report)]
[RequestSizeLimit(21 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 21 * 1024 * 1024)]
internal sealed class StepModel(ReportProgress report, AddEvidence addEvidence, RemoveEvidence remove, StepPage page) : PageModel
{
    private const string Undo = "evidence.undo";

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
    [BindProperty]
    public string? Why { get; set; }

    public Guid? Removed { get; private set; }
    public IReadOnlyList<StepProgress> Reports { get; private set; } = [];
    public IReadOnlyList<Evidence> Proofs { get; private set; } = [];
    public IReadOnlyList<Evidence> Former { get; private set; } = [];
    public IReadOnlyList<ClosedRound> Closed { get; private set; } = [];
    public bool MayReport => page.User.Can(Permissions.Report);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Input = new() { OnDay = Bangkok.Today(page.Clock), Percent = Step.Percent };
        // The framework gives a text that looks like a Guid back as one.
        Removed = TempData[Undo] is Guid removed ? removed : null;
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
        return !outcome.Done ? this.Refused(outcome.Refusal)
            : Again(ClosedOver(Input.OnDay) is { } round
                ? $"บันทึกความก้าวหน้าแล้ว พร้อมเครื่องหมายว่ารายงานหลังปิด{Rounds.Name(round.Round, round.EndsOn)} รายงานของรอบนั้นยังคงข้อความเดิม"
                : "บันทึกความก้าวหน้าแล้ว");
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

    public async Task<IActionResult> OnPostRemoveAsync(Guid proof, CancellationToken ct)
    {
        if (!await ReadAsync(ct) || Proofs.All(p => p.Id != proof))
        {
            return NotFound();
        }

        Forget("");
        var outcome = await remove.HandleAsync(proof, Why ?? "", ct);
        if (!outcome.Done)
        {
            Input = new() { OnDay = Bangkok.Today(page.Clock), Percent = Step.Percent };
            return this.Refused(outcome.Refusal);
        }

        TempData[Undo] = proof.ToString();
        return Again("นำหลักฐานออกแล้ว หากนำออกผิด กดนำกลับมาได้ทันที");
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid proof, CancellationToken ct) =>
        await ReadAsync(ct) && Former.Any(p => p.Id == proof) && (await remove.RestoreAsync(proof, ct)).Done ? Again("นำหลักฐานกลับมาแล้ว") : NotFound();

    /// <summary>The first closed round whose text the report came too late for; null when it was in time.</summary>
    public ClosedRound? MissedBy(StepProgress report) => Closed.FirstOrDefault(r => report.OnDay <= r.EndsOn && report.ReportedAt > r.ClosedAt);

    /// <summary>Reported after the quarter that it tells of had ended.</summary>
    public static bool Afterwards(StepProgress report) =>
        Rounds.Ends(ReportRound.Quarter, FiscalYear.Of(report.OnDay)).First(end => report.OnDay <= end) < Bangkok.DateOf(report.ReportedAt);

    private ClosedRound? ClosedOver(DateOnly day) => Closed.FirstOrDefault(r => day <= r.EndsOn);

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
        if (await page.FindAsync(Year, Id, ct) is not { } measure)
        {
            return false;
        }

        (Measure, Step) = (measure, measure.Steps.Single(s => s.Id == Id));
        Reports = await page.ReportsAsync(Id, ct);
        Closed = await page.ClosedAsync(Year, ct);
        var proofs = await page.ProofsAsync(Id, ct);
        (Proofs, Former) = ([.. proofs.Where(p => p.RemovedAt is null)], [.. proofs.Where(p => p.RemovedAt is not null)]);
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

        [Display(Name = "ช่วงเวลาที่หลักฐานครอบคลุม"), StringLength(300)]
        public string? PeriodText { get; set; }
    }
}
