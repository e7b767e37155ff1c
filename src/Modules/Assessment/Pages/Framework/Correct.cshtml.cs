using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Prongsai.Assessment.Corrections;
using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Texts;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.Framework;

/// <summary>Corrects one rule for the agency or for all of them, or confirms it as it stands.</summary>
[Needs("framework.correct")]
internal sealed class CorrectModel(Frameworks frameworks, CorrectRule correct, InstallationAdministrators installation, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true), StringLength(PackPath.Longest)]
    public string Path { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Current { get; private set; } = "";
    public bool IsList { get; private set; }
    public bool MayForAll { get; private set; }
    public SelectListItem[] Ways { get; } =
        [new("แก้ไขให้ถูกต้อง", "change"), new("ยืนยันค่าเดิม เพราะตรวจกับคู่มือ ป.ป.ช. แล้วตรงกัน", "confirm")];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Input.Text = Current;
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

        var outcome = await correct.HandleAsync(new(Year, Path, Input.Text ?? "", Input.Reason, Input.Way == "confirm", Input.For == Whom.All), ct);
        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say((Input.Way == "confirm" ? "ยืนยันเกณฑ์ข้อนี้แล้ว " : "แก้ไขเกณฑ์ข้อนี้แล้ว ") + Whom.Effect(Input.For == Whom.All) + "ทันที");
        return RedirectToPage("/Framework/Index", new { Year });
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (Path.Length is 0 or > PackPath.Longest || await frameworks.PackAsync(Year, ct) is not { } known || !PackPath.Correctable(known.Node, Path))
        {
            return false;
        }

        MayForAll = await installation.IsActorAsync(ct);
        var value = PackPath.Find(known.Node, Path)!;
        (Current, IsList) = (RuleText.Editable(value), value.GetValueKind() == JsonValueKind.Array);
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "ต้องการแก้ไขหรือยืนยัน"), Required]
        public string Way { get; set; } = "change";

        [Display(Name = "ค่าใหม่"), DataType(DataType.MultilineText), StringLength(4000)]
        public string? Text { get; set; }

        [Display(Name = "ให้มีผลกับ"), StringLength(10)]
        public string For { get; set; } = Whom.Agency;

        [Display(Name = "เหตุผล"), DataType(DataType.MultilineText), Required, StringLength(1000)]
        public string Reason { get; set; } = "";
    }
}
