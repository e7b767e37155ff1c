using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Assessment.Corrections;
using Prongsai.Assessment.Texts;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.Framework;

/// <summary>Corrects the weights of all instruments at once.</summary>
[Needs("framework.correct")]
internal sealed class WeightsModel(Frameworks frameworks, SetWeights handler, InstallationAdministrators installation, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool MayForAll { get; private set; }
    private List<Weight> Now { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Input.Weights = Now;
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

        var outcome = await handler.HandleAsync(new(Year, Input.Weights.DistinctBy(w => w.Code).ToDictionary(w => w.Code, w => w.PerCent!.Value), Input.Reason, Input.For == Whom.All), ct);
        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say($"แก้ไขน้ำหนักแล้ว {Whom.Effect(outcome.Value.Shared)}ทันที");
        return RedirectToPage("/Framework/Index", new { Year });
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is not { } known)
        {
            return false;
        }

        MayForAll = await installation.IsActorAsync(ct);
        Now = [.. known.Pack.Instruments.Select(i => new Weight { Code = i.Code, PerCent = i.Weight })];
        return true;
    }

    internal sealed class Form
    {
        [MaxLength(20)]
        public List<Weight> Weights { get; set; } = [];

        [Display(Name = "ให้มีผลกับ"), StringLength(10)]
        public string For { get; set; } = Whom.Agency;

        [Display(Name = "เหตุผล"), DataType(DataType.MultilineText), Required, StringLength(1000)]
        public string Reason { get; set; } = "";
    }

    internal sealed class Weight
    {
        [StringLength(20)]
        public string Code { get; set; } = "";

        [Display(Name = "น้ำหนัก (ร้อยละ)"), Required, Range(0, 100)]
        public decimal? PerCent { get; set; }
    }
}
