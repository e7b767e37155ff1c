using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Prongsai.Assessment.Corrections;
using Prongsai.Assessment.Texts;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.Framework;

/// <summary>Adds an OIT item that the year lacks.</summary>
[Needs("framework.correct")]
internal sealed class AddItemModel(Frameworks frameworks, AddItem handler, InstallationAdministrators installation, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool MayForAll { get; private set; }
    public SelectListItem[] SubIndicators { get; private set; } = [];
    public SelectListItem[] YearRules { get; } = [.. Packs.YearRules.All.Select(r => new SelectListItem("ข้อมูล" + r.Sentence, r.Rule))];

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

        var outcome = await handler.HandleAsync(new(Year, Input.Code, Input.Name, Input.SubIndicator, Input.YearRule, Input.Unit ?? "", Input.Elements, Input.Reason, Input.For == Whom.All), ct);
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
        SubIndicators = [.. known.Pack.SubIndicators.Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Code))];
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "รหัสข้อ"), Required, StringLength(8)]
        public string Code { get; set; } = "";

        [Display(Name = "ชื่อข้อ"), Required, StringLength(300)]
        public string Name { get; set; } = "";

        [Display(Name = "ตัวชี้วัดย่อย"), Required, StringLength(20)]
        public string SubIndicator { get; set; } = "";

        [Display(Name = "ปีของข้อมูล"), Required, StringLength(30)]
        public string YearRule { get; set; } = "current";

        [Display(Name = "ผู้รับผิดชอบตั้งต้น"), StringLength(100)]
        public string? Unit { get; set; }

        [Display(Name = "องค์ประกอบที่ผู้ตรวจจะดู"), DataType(DataType.MultilineText), Required, StringLength(4000)]
        public string Elements { get; set; } = "";

        [Display(Name = "ให้มีผลกับ"), StringLength(10)]
        public string For { get; set; } = Whom.Agency;

        [Display(Name = "เหตุผล"), DataType(DataType.MultilineText), Required, StringLength(1000)]
        public string Reason { get; set; } = "";
    }
}
