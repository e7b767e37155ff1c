using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>Approving: who approves, in what capacity today, and one button.</summary>
[Needs(Permissions.Approve)]
internal sealed class ApproveModel(FreezePaper freeze, Approver approver, CurrentUser user, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty, Display(Name = "ผู้อนุมัติ"), Required(ErrorMessage = "เลือกผู้อนุมัติ")]
    public Guid? PersonId { get; set; }

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public string Name => PaperTemplate.Of(Kind).Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Known())
        {
            return NotFound();
        }

        await FillAsync(ct);
        PersonId = user.PersonId;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Known())
        {
            return NotFound();
        }

        await FillAsync(ct);
        if (!ModelState.IsValid || PersonId is not { } person)
        {
            return this.Invalid();
        }

        var outcome = await freeze.HandleAsync(new(Year, Kind, person), ct);
        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        var frozen = outcome.Value;
        this.Say(frozen.PdfFileId is null
            ? $"อนุมัติฉบับที่ {frozen.Version} แล้ว เครื่องนี้ยังพิมพ์ PDF ไม่ได้ จึงเก็บเฉพาะไฟล์ Word"
            : $"อนุมัติฉบับที่ {frozen.Version} แล้ว เนื้อหาฉบับนี้ถูกเก็บไว้และแก้ไขไม่ได้");
        return RedirectToPage(PublicKinds.Has(Kind) ? "/Version" : "/Compose", new { Year, Kind, frozen.Id });
    }

    private bool Known() => PaperYear.Plausible(Year) && PaperTemplate.Has(Kind);

    private async Task FillAsync(CancellationToken ct) =>
        People = [.. (await approver.ChoicesAsync(ct)).Select(p => new SelectListItem($"{p.FullName} ({p.Position})", p.Id.ToString("D")))];
}
