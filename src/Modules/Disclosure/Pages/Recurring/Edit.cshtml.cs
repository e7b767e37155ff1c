using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Recurring;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Recurring;

/// <summary>Sets up a recurring task or changes one.</summary>
[Needs(Permissions.Assign)]
internal sealed class EditModel(AppDb db, SetTask set, IAgencyDirectory office) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Items { get; private set; } = [];

    public static IEnumerable<SelectListItem> Rhythms => Enum.GetValues<Rhythm>().Select(r => new SelectListItem(r.Words(), r.ToString()));

    public Rhythm? Stored { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is not { } found)
        {
            return NotFound();
        }

        Input = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await set.HandleAsync(
            new(Id, Year, Input.Title ?? "", Input.Rhythm, Input.DueDays ?? 0, Input.ItemCode ?? "", Input.UnitId, Input.PersonId, Input.Note ?? ""), ct);
        if (outcome is not { Done: true })
        {
            return outcome is null ? NotFound() : this.Refused(outcome.Refusal!);
        }

        this.Say($"บันทึกงานประจำ “{outcome.Value.Title}” แล้ว");
        return LocalRedirect(FormattableString.Invariant($"/app/{Year}/tasks"));
    }

    /// <returns>What the form begins with; null when there is no such task.</returns>
    private async Task<Form?> ReadAsync(CancellationToken ct)
    {
        Units = [.. (await office.UnitsAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
        People = [.. (await office.PeopleAsync(ct)).Select(p => new SelectListItem(p.FullName, p.Id.ToString()))];
        Items = [.. (await db.Set<DisclosureItem>().AsNoTracking().Where(i => i.FiscalYear == Year).OrderBy(i => i.Position).Select(i => new { i.Code, i.Name }).Take(200).ToListAsync(ct))
            .Select(i => new SelectListItem($"{i.Code} {i.Name}", i.Code))];
        if (Id is not { } id)
        {
            return new Form { DueDays = 15 };
        }

        var task = await db.Set<RecurringTask>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.EndedAt == null, ct);
        Stored = task?.Rhythm;
        return task is null ? null
            : new Form { Title = task.Title, Rhythm = task.Rhythm, DueDays = task.DueDays, ItemCode = task.ItemCode, UnitId = task.UnitId, PersonId = task.PersonId, Note = task.Note };
    }

    internal sealed class Form
    {
        [Display(Name = "ชื่องาน")]
        public string? Title { get; set; }

        [Display(Name = "ทำเมื่อใด"), EnumDataType(typeof(Rhythm), ErrorMessage = "โปรดเลือกรอบจากรายการ")]
        public Rhythm Rhythm { get; set; }

        [Display(Name = "เสร็จภายในกี่วันหลังสิ้นรอบ")]
        public int? DueDays { get; set; }

        [Display(Name = "เป็นหลักฐานของข้อ OIT")]
        public string? ItemCode { get; set; }

        [Display(Name = "ส่วนราชการที่รับผิดชอบ")]
        public Guid? UnitId { get; set; }

        [Display(Name = "ผู้รับผิดชอบ")]
        public Guid? PersonId { get; set; }

        [Display(Name = "วิธีทำ"), DataType(DataType.MultilineText)]
        public string? Note { get; set; }
    }
}
