using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Prongsai.Assessment.Corrections;
using Prongsai.Assessment.Texts;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.Framework;

/// <summary>Adds a question of the IIT or EIT that the year lacks.</summary>
[Needs("framework.correct")]
internal sealed class AddQuestionModel(Frameworks frameworks, AddQuestion handler, InstallationAdministrators installation, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool MayForAll { get; private set; }
    public SelectListItem[] Indicators { get; private set; } = [];
    public SelectListItem[] Scales { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
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

        var outcome = await handler.HandleAsync(new(Year, Input.Code, Input.Indicator, Input.Text, Input.Scale, Input.Reversed, Input.Reason, Input.For == Whom.All), ct);
        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say($"เพิ่มข้อ {Input.Code} แล้ว {Whom.Effect(outcome.Value.Shared)}ทันที");
        return RedirectToPage("/Framework/Index", new { Year });
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is not { } known)
        {
            return false;
        }

        MayForAll = await installation.IsActorAsync(ct);
        Indicators = [.. known.Pack.Indicators.Where(i => i.Instrument != "OIT").Select(i => new SelectListItem($"{i.Instrument} ตัวชี้วัดที่ {i.Code} {i.Name}", i.Code))];
        Scales = [.. known.Pack.Scales.Select(s => new SelectListItem(string.Join(" / ", s.Options.Select(o => $"{o.Label} {o.Score:0.##}")), s.Code))];
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "รหัสข้อ"), Required, StringLength(8)]
        public string Code { get; set; } = "";

        [Display(Name = "ตัวชี้วัด"), Required, StringLength(20)]
        public string Indicator { get; set; } = "";

        [Display(Name = "ข้อคำถาม"), DataType(DataType.MultilineText), Required, StringLength(1000)]
        public string Text { get; set; } = "";

        [Display(Name = "คำตอบและคะแนน"), Required, StringLength(40)]
        public string Scale { get; set; } = "";

        [Display(Name = "ข้อคำถามเชิงลบ (คำตอบที่มากคือไม่ดี)")]
        public bool Reversed { get; set; }

        [Display(Name = "ให้มีผลกับ"), StringLength(10)]
        public string For { get; set; } = Whom.Agency;

        [Display(Name = "เหตุผล"), DataType(DataType.MultilineText), Required, StringLength(1000)]
        public string Reason { get; set; } = "";
    }
}
