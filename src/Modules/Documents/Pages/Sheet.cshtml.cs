using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Sittings;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>What was signed on one paper, step by step, as the clerk sees it on the scan.</summary>
[Needs(Permissions.Ink)]
internal sealed class SheetModel(AppDb db, SheetSteps steps, ConfirmSheet confirm) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<Line> Lines { get; set; } = [];

    [BindProperty]
    public Proof Input { get; set; } = new();

    public Sheet? Paper { get; private set; }

    public IReadOnlyList<SheetSteps.Step> Steps { get; private set; } = [];

    public IReadOnlyList<Guid> Pictures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        // The one who holds the pen now, at least; the clerk adds those who signed after.
        Lines = [.. Steps.Select((step, i) => new Line { StepId = step.Id, PersonId = step.Signers.Count > 0 ? step.Signers[0].PersonId : null, SignedOn = steps.Today, Word = i == 0 ? step.Usual : null })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        var said = Lines.Where(l => l.Word is not null && l.PersonId is not null)
            .Select(l => new InkDecision(l.StepId, l.PersonId!.Value, l.Word!.Value, l.Whom ?? "", l.Opinion ?? "", l.SignedOn)).ToList();
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (await confirm.HandleAsync(new(Id, said, Input.Pin ?? ""), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say($"ยืนยันแล้ว บันทึกการลงนาม {said.Count} ลำดับ เมื่อลงนามครบทุกลำดับ ระบบจะออกเลขและเก็บฉบับให้");
        return RedirectToPage("/Sittings");
    }

    public static IEnumerable<SelectListItem> Words(SheetSteps.Step step) => step.Words.Select(w => new SelectListItem(w.Text, w.Word.ToString()));

    public static IEnumerable<SelectListItem> Signers(SheetSteps.Step step) =>
        step.Signers.Select(s => new SelectListItem($"{s.FullName} ({string.Join(' ', s.Block.Lines)})", s.PersonId.ToString("D")));

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        Paper = await db.Set<Sheet>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, ct);
        if (Paper is null)
        {
            return false;
        }

        Steps = await steps.OfAsync(Paper, ct);
        Pictures = await db.Set<ScanPage>().AsNoTracking().Where(p => p.SheetId == Id).OrderBy(p => p.ScanId).ThenBy(p => p.Number)
            .Select(p => p.PictureFileId).Take(ScanTools.MostPages).ToListAsync(ct);
        return true;
    }

    internal sealed class Proof
    {
        [Display(Name = "รหัสยืนยัน 6 หลัก"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสยืนยัน 6 หลัก"), StringLength(20, ErrorMessage = "รหัสยืนยันมี 6 หลัก")]
        public string? Pin { get; set; }
    }

    internal sealed class Line
    {
        public Guid StepId { get; set; }

        public Guid? PersonId { get; set; }

        public DecisionWord? Word { get; set; }

        public DateOnly? SignedOn { get; set; }

        [StringLength(200, ErrorMessage = "ข้อความยาวเกิน 200 ตัวอักษร")]
        public string? Whom { get; set; }

        [StringLength(1_000, ErrorMessage = "ความเห็นยาวเกิน 1,000 ตัวอักษร")]
        public string? Opinion { get; set; }
    }
}
