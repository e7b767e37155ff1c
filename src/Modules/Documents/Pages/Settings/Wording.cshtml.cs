using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Texts;
using Prongsai.Documents.Wording;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages.Settings;

/// <summary>The wording that each kind of paper begins with, as this agency wants it.</summary>
[Needs(Permissions.Wording)]
internal sealed class WordingModel(AppDb db, SetWording set, PaperFactory papers, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty]
    public List<ComposeModel.Text> Texts { get; set; } = [];

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty, Display(Name = "เหตุผลที่แก้ไข"), StringLength(500, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
    public string? Reason { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public PaperTemplate? Original => Kind is null ? null : PaperTemplate.Of(Kind);

    public IReadOnlyList<string> Names { get; private set; } = [];

    public bool IsOwn(string key) => Texts.First(t => t.Key == key).Value?.ReplaceLineEndings("\n") != Original!.Fields.First(f => f.Key == key).Text;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Kind is not null)
        {
            return await FillAsync(keepTyped: false, ct) ? Page() : NotFound();
        }

        var own = await db.Set<PaperWording>().AsNoTracking().OrderBy(w => w.Kind)
            .Select(w => new { w.Kind, w.Fields, w.ChangedAt, w.ChangedBy, w.Reason }).Take(100).ToListAsync(ct);
        Lines =
        [
            .. from kind in PaperKinds.All.Concat(FreeKinds.All).Distinct()
               let row = own.FirstOrDefault(w => w.Kind == kind)
               select new Line(
                   kind, PaperTemplate.Of(kind).Name, row is null ? 0 : SaveDraft.DraftText.Read(row.Fields).Count,
                   row is null ? null : Bangkok.DateOf(row.ChangedAt), row?.ChangedBy, row?.Reason),
        ];
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => SaveAsync(original: false, ct);

    /// <summary>Every field back to the wording that comes with the product.</summary>
    public Task<IActionResult> OnPostOriginalAsync(CancellationToken ct) => SaveAsync(original: true, ct);

    private async Task<IActionResult> SaveAsync(bool original, CancellationToken ct)
    {
        if (Kind is null || !PaperTemplate.Has(Kind))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var typed = original ? [] : Texts.Where(t => t.Key is not null).GroupBy(t => t.Key!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.First().Value ?? "", StringComparer.Ordinal);
            var outcome = await set.HandleAsync(new(Kind, typed, Reason ?? "", Revision), ct);
            if (outcome.Done)
            {
                this.Say(original ? "กลับไปใช้ถ้อยคำต้นฉบับแล้ว" : "บันทึกถ้อยคำแล้ว เอกสารที่เริ่มเขียนต่อจากนี้ใช้ถ้อยคำนี้");
                return LocalRedirect("/app/settings/wording/" + Kind);
            }

            var at = Texts.FindIndex(t => t.Key == outcome.Refusal.Field);
            ModelState.AddModelError(
                at < 0 ? outcome.Refusal.Field : FormattableString.Invariant($"Texts[{at}].Value"), text[outcome.Refusal.Code, outcome.Refusal.Arguments]);
        }

        await FillAsync(keepTyped: true, ct);
        return this.Invalid();
    }

    private async Task<bool> FillAsync(bool keepTyped, CancellationToken ct)
    {
        if (!PaperTemplate.Has(Kind!))
        {
            return false;
        }

        var source = await papers.ReadAsync(new PaperKey(BuddhistYear, Kind!), ct);
        Names = [.. source.Facts.Values().Keys.Concat(source.Template.Fields.Select(f => f.Key)).Distinct()];
        if (!keepTyped)
        {
            Revision = await db.Set<PaperWording>().AsNoTracking().Where(w => w.Kind == Kind).Select(w => w.Revision).SingleOrDefaultAsync(ct);
            Texts = [.. source.Template.Fields.Select(f => new ComposeModel.Text { Key = f.Key, Value = f.Text })];
        }

        return true;
    }

    private const int BuddhistYear = 2568;

    internal sealed record Line(string Kind, string Name, int Own, DateOnly? On, string? By, string? Reason);
}
