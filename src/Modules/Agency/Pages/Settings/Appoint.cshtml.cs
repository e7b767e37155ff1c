using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.Edit)]
internal sealed class AppointModel(AppDb db, Appoint appoint, AppointChoices choices) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Guid Id { get; private set; }

    public string Position { get; private set; } = "";

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>Orders of the register, offered while typing; any other may be written.</summary>
    public IReadOnlyList<CitedPaper> Orders { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await appoint.HandleAsync(new(Input.PersonId!.Value, id, Input.Kind, Input.OrderReference ?? "", Input.From!.Value, Input.To), ct);
        return this.After(outcome, made => ($"บันทึกแล้ว เริ่ม {ThaiDate.Short(made.From)} ท้ายเอกสารตั้งแต่วันนั้นจะใช้ชื่อนี้", RedirectToPage("History", new { id })));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        Id = id;
        Position = await db.Set<Position>().AsNoTracking().Where(p => p.Id == id).Select(p => p.Name).SingleOrDefaultAsync(ct) ?? "";
        (People, Orders) = (await choices.PeopleAsync(ct), await choices.OrdersAsync(ct));
        return Position.Length > 0;
    }

    internal sealed class Form
    {
        [Display(Name = "บุคลากร"), Required(ErrorMessage = "โปรดเลือกบุคลากร")]
        public Guid? PersonId { get; set; }

        [Display(Name = "ฐานะ"), EnumDataType(typeof(AppointmentKind), ErrorMessage = "โปรดเลือกฐานะจากรายการ")]
        public AppointmentKind Kind { get; set; }

        [Display(Name = "คำสั่งที่แต่งตั้ง"), StringLength(200)]
        public string? OrderReference { get; set; }

        [Display(Name = "ตั้งแต่วันที่"), Required]
        public DateOnly? From { get; set; }

        [Display(Name = "ถึงวันที่")]
        public DateOnly? To { get; set; }
    }
}

/// <summary>What the form of an appointment offers.</summary>
internal sealed class AppointChoices(OfficeDirectory directory, IEnumerable<IReferenceSource> references)
{
    public Task<IReadOnlyList<SelectListItem>> PeopleAsync(CancellationToken ct) => Choices.PeopleAsync(directory, ct);

    public async Task<IReadOnlyList<CitedPaper>> OrdersAsync(CancellationToken ct)
    {
        var found = new List<CitedPaper>();
        foreach (var source in references)
        {
            found.AddRange(await source.FindAsync("order", "", ct));
        }

        return found;
    }
}
