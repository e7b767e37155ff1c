using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.View)]
internal sealed class HistoryModel(AppDb db, CurrentUser user, TimeProvider clock) : PageModel
{
    public Position Position { get; private set; } = null!;

    public IReadOnlyList<Line> Appointments { get; private set; } = [];

    public bool MayEdit => user.Can(AgencyPermissions.Edit);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Position>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } position)
        {
            return NotFound();
        }

        Position = position;
        var rows = await (from appointment in db.Set<Appointment>().AsNoTracking()
                          join person in db.Set<Person>().AsNoTracking() on appointment.PersonId equals person.Id
                          where appointment.PositionId == id
                          orderby appointment.From descending, appointment.Id
                          select new { appointment, person }).Take(500).ToListAsync(ct);
        var today = Bangkok.Today(clock);
        Appointments = [.. rows.Select(r => new Line(r.appointment.Id, r.person.FullName, r.appointment.Kind.Words(), r.appointment.OrderReference,
            r.appointment.From, r.appointment.To, r.appointment.To is null || r.appointment.To >= today))];
        return Page();
    }

    internal sealed record Line(Guid Id, string Person, string Capacity, string Order, DateOnly From, DateOnly? To, bool Lasts);
}
