using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Agency.Contracts;
using Prongsai.Disclosure.Diary;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Diary;

/// <summary>Another date for a step of the year, or a date of the office's own.</summary>
[Needs(Permissions.Assign)]
internal sealed class EditModel(YearDiary diary, SetDiaryDate set, ClearDiaryDate clear, IAgencyDirectory office) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>Null: a new date of the office's own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public DiaryLine? Line { get; private set; }

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public bool IsStep => Line?.Rule is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Input = new Form { Text = Line?.Text, From = Line?.From, To = Line?.To, UnitId = Line?.Entry?.UnitId, Reason = Line?.Entry?.Reason };
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

        var outcome = await set.HandleAsync(new(Year, Code, Input.Text ?? "", Input.From, Input.To, Input.UnitId, Input.Reason ?? ""), ct);
        if (outcome is not { Done: true })
        {
            return outcome is null ? NotFound() : this.Refused(outcome.Refusal!);
        }

        this.Say("บันทึกกำหนดแล้ว ระบบจะเตือนตามวันใหม่");
        return LocalRedirect(FormattableString.Invariant($"/app/{Year}/diary#d-{outcome.Value.Code}"));
    }

    public async Task<IActionResult> OnPostClearAsync(CancellationToken ct)
    {
        if (Code is null || !await clear.HandleAsync(Year, Code, ct))
        {
            return NotFound();
        }

        this.Say("นำกำหนดของหน่วยงานออกแล้ว");
        return LocalRedirect(FormattableString.Invariant($"/app/{Year}/diary"));
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        Units = [.. (await office.UnitsAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
        Line = Code is { } code ? await diary.FindAsync(Year, code, ct) : null;
        return Code is null || Line is not null;
    }

    internal sealed class Form
    {
        [Display(Name = "เรื่อง")]
        public string? Text { get; set; }

        [Display(Name = "ตั้งแต่วันที่")]
        public DateOnly? From { get; set; }

        [Display(Name = "ถึงวันที่ (วันครบกำหนด)")]
        public DateOnly? To { get; set; }

        [Display(Name = "ส่วนราชการที่รับผิดชอบ")]
        public Guid? UnitId { get; set; }

        [Display(Name = "ที่มาหรือเหตุผล"), DataType(DataType.MultilineText)]
        public string? Reason { get; set; }
    }
}
