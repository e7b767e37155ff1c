using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Correspondence.Pages.Registers;
using Prongsai.Platform;

namespace Prongsai.Correspondence.Pages.Settings;

/// <summary>How a series counts and is written, with the number it would give next.</summary>
[Needs(CorrespondencePermissions.Setup)]
internal sealed class SeriesModel(AppDb db, SaveSeries save, SeriesExample example) : PageModel
{
    /// <summary>Null: a new series, or one that nobody set up yet.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public string Example { get; private set; } = "";

    public string KindName { get; private set; } = "";

    public string Owner { get; private set; } = "";

    public string PrefixHint { get; private set; } = "";

    public string ExampleHref => Id is null ? "/app/settings/numbers/edit?handler=Example" : $"/app/settings/numbers/edit/{Id}?handler=Example";

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<RegisterKind>().Select(k => new SelectListItem(k.Words(), k.Name()))];

    public IReadOnlyList<SelectListItem> Patterns { get; private set; } = [];

    public IReadOnlyList<SelectListItem> YearKinds { get; } =
        [new("ปีปฏิทิน เริ่ม 1 มกราคม", nameof(YearKind.Calendar)), new("ปีงบประมาณ เริ่ม 1 ตุลาคม", nameof(YearKind.Fiscal))];

    public async Task<IActionResult> OnGetAsync(string? kind, CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (Id is null)
        {
            var usual = SeriesBook.Usual(RegisterKinds.Of(kind ?? "") ?? RegisterKind.Letter);
            Input = Form.Of(usual);
        }

        Example = await example.OfAsync(Stored, Input, ct);
        return Page();
    }

    /// <summary>Shows the number without saving.</summary>
    public async Task<IActionResult> OnPostExampleAsync(CancellationToken ct)
    {
        var asked = Input;
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input = asked;
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        Example = await example.OfAsync(Stored, Input, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var asked = Input;
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input = asked;
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await save.HandleAsync(
            new(Id, Input.Kind ?? "", Input.UnitId, Input.Name ?? "", Input.Prefix ?? "", Input.Pattern ?? "", Input.YearKind, Input.WithLetters, Input.FirstYear, Input.FirstNumber), ct);
        if (outcome is not { Done: true })
        {
            return outcome is null ? NotFound() : this.Refused(outcome.Refusal!);
        }

        this.Say($"บันทึกชุดเลขแล้ว เลขถัดไปของ{outcome.Value.Kind.Words()}คือ {await example.OfAsync(outcome.Value, Form.Of(outcome.Value), ct)}");
        return LocalRedirect("/app/settings/numbers");
    }

    private NumberSeries? Stored { get; set; }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        (Units, PrefixHint) = (await example.UnitsAsync(ct), await example.PrefixHintAsync(ct));
        Patterns = await example.PatternsAsync(ct);
        if (Id is null)
        {
            return true;
        }

        Stored = await db.Set<NumberSeries>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id && !s.Closed, ct);
        if (Stored is null)
        {
            return false;
        }

        (Input, KindName) = (Form.Of(Stored), Stored.Kind.Words());
        Owner = string.Join(' ', ((string[])[Stored.Name, Units.FirstOrDefault(u => u.Value == Stored.UnitId?.ToString())?.Text ?? "ทั้งหน่วยงาน"]).Where(t => t.Length > 0));
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "ชนิด"), StringLength(20)]
        public string? Kind { get; set; }

        [Display(Name = "ส่วนราชการ")]
        public Guid? UnitId { get; set; }

        [Display(Name = "ชื่อคณะกรรมการหรือสภา"), StringLength(200)]
        public string? Name { get; set; }

        [Display(Name = "รูปแบบเลขที่"), StringLength(40)]
        public string? Pattern { get; set; }

        [Display(Name = "รหัสหน้าเครื่องหมาย /"), StringLength(SaveSeries.LongestPrefix)]
        public string? Prefix { get; set; }

        [Display(Name = "นับใหม่ทุก"), EnumDataType(typeof(YearKind), ErrorMessage = "โปรดเลือกปีจากรายการ")]
        public YearKind YearKind { get; set; }

        [Display(Name = "นับเลขร่วมกับหนังสือส่ง")]
        public bool WithLetters { get; set; }

        [Display(Name = "ปี พ.ศ. ที่เริ่มใช้ระบบ")]
        public int? FirstYear { get; set; }

        [Display(Name = "เลขแรกในระบบ")]
        public int? FirstNumber { get; set; }

        public static Form Of(NumberSeries series) => new()
        {
            Kind = series.Kind.Name(),
            UnitId = series.UnitId,
            Name = series.Name,
            Pattern = series.Pattern,
            Prefix = series.Prefix,
            YearKind = series.YearKind,
            WithLetters = series.WithLetters,
            FirstYear = series.FirstYear == 0 ? null : series.FirstYear,
            FirstNumber = series.FirstYear == 0 ? null : series.FirstNumber,
        };
    }
}
