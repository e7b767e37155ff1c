using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Agency.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>Who answers for an item, who looks it through, and until when.</summary>
[Needs(Permissions.Assign)]
internal sealed class OwnerModel(ItemSheet sheet, AssignItem assign, IAgencyDirectory office) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public ItemSheet Sheet => sheet;

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        var item = sheet.Item;
        Input = new() { UnitId = item.UnitId, PersonId = item.PersonId, ReviewerId = item.ReviewerId, DueOn = item.DueOn, Note = item.Note };
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

        var done = await assign.HandleAsync(new(sheet.Item.Id, Input.UnitId, Input.PersonId, Input.ReviewerId, Input.DueOn, Input.Note ?? ""), ct);
        if (!done.Done)
        {
            return this.Refused(done.Refusal);
        }

        this.Say("บันทึกการมอบหมายแล้ว");
        return LocalRedirect(sheet.Path);
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (!await sheet.ReadAsync(Year, Code, ct))
        {
            return false;
        }

        Units = [.. (await office.UnitsAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
        People = [.. (await office.PeopleAsync(ct)).Select(p => new SelectListItem($"{p.FullName} {p.Position}", p.Id.ToString()))];
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "ส่วนราชการ")]
        public Guid? UnitId { get; set; }

        [Display(Name = "ผู้รับผิดชอบ")]
        public Guid? PersonId { get; set; }

        [Display(Name = "ผู้ตรวจทาน")]
        public Guid? ReviewerId { get; set; }

        [Display(Name = "กำหนดเสร็จ")]
        public DateOnly? DueOn { get; set; }

        [Display(Name = "บันทึกของทีม (ไม่เผยแพร่)"), StringLength(DisclosureItem.LongestNote, ErrorMessage = "ข้อความยาวเกิน 2,000 ตัวอักษร"), DataType(DataType.MultilineText)]
        public string? Note { get; set; }
    }
}
