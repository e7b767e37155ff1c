using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.Edit)]
internal sealed class EndModel(AppDb db, EndAppointment end) : PageModel
{
    [BindProperty]
    public LastDayForm Input { get; set; } = new();

    public Guid PositionId { get; private set; }

    public string Person { get; private set; } = "";

    public string Position { get; private set; } = "";

    public string Capacity { get; private set; } = "";

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

        var day = Input.LastDay!.Value;
        return this.After(await end.HandleAsync(id, day, ct), _ =>
            ($"บันทึกแล้ว {Person} พ้นตำแหน่งหลังวันที่ {ThaiDate.Short(day)}", RedirectToPage("History", new { id = PositionId })));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        var found = await (from appointment in db.Set<Appointment>().AsNoTracking()
                           join person in db.Set<Person>().AsNoTracking() on appointment.PersonId equals person.Id
                           join position in db.Set<Position>().AsNoTracking() on appointment.PositionId equals position.Id
                           where appointment.Id == id
                           select new { appointment, person, position }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return false;
        }

        (PositionId, Person, Position, Capacity) = (found.position.Id, found.person.FullName, found.position.Name, found.appointment.Kind.Words());
        return true;
    }
}
