using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Agency.Contracts;
using Prongsai.Agency.Texts;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.View, AgencyPermissions.Edit)]
internal sealed class ChainModel(AppDb db, SetChain set, ChainPage page, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool MayEdit => page.MayEdit;

    public IReadOnlyList<ChainStep> Chain { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Positions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAsync(ct);
        var links = await db.Set<ChainLink>().AsNoTracking().OrderBy(l => l.Place).Take(SetChain.MostSteps).ToListAsync(ct);
        Input.Steps = [.. links.Select(l => new Step { PositionId = l.PositionId, Heading = l.Heading })];
        Fill();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowAsync(ct);
        Fill();
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var steps = Input.Steps.Where(s => s.PositionId is not null).Select(s => new SetChain.Step(s.PositionId!.Value, s.Heading ?? "")).ToList();
        var outcome = await set.HandleAsync(steps, ct);
        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say($"บันทึกลำดับการเสนอความเห็น {outcome.Value.Count} ลำดับแล้ว บันทึกข้อความฉบับต่อไปจะใช้ลำดับนี้");
        return RedirectToPage();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        Chain = await page.ChainAsync(ct);
        Positions = await Choices.PositionsAsync(db, ct);
    }

    private void Fill()
    {
        while (Input.Steps.Count < SetChain.MostSteps)
        {
            Input.Steps.Add(new());
        }
    }

    internal sealed class Form
    {
        [MaxLength(SetChain.MostSteps)]
        public List<Step> Steps { get; set; } = [];
    }

    internal sealed class Step
    {
        [Display(Name = "ตำแหน่ง")]
        public Guid? PositionId { get; set; }

        [Display(Name = "หัวข้อในเอกสาร"), StringLength(200)]
        public string? Heading { get; set; }
    }
}

/// <summary>What the page of the chain shows of today.</summary>
internal sealed class ChainPage(OfficeDirectory directory, CurrentUser user, TimeProvider clock)
{
    public bool MayEdit => user.Can(AgencyPermissions.Edit);

    public Task<IReadOnlyList<ChainStep>> ChainAsync(CancellationToken ct) => directory.ChainAsync(Bangkok.Today(clock), ct);
}
