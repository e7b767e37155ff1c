using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency;

internal sealed class EndAppointment(AppDb db)
{
    /// <returns>Null when there is no such appointment here; Refusal "appointment.ends-before-start", "appointment.ended".</returns>
    public async Task<Outcome<Appointment>?> HandleAsync(Guid id, DateOnly lastDay, CancellationToken ct)
    {
        var appointment = await db.Set<Appointment>().SingleOrDefaultAsync(a => a.Id == id, ct);
        if (appointment is null)
        {
            return null;
        }

        if (lastDay < appointment.From)
        {
            return new Refusal("appointment.ends-before-start", "Input.LastDay");
        }

        if (appointment.To is { } end && end < lastDay)
        {
            return new Refusal("appointment.ended", "Input.LastDay", Platform.Thai.ThaiDate.Short(end));
        }

        appointment.To = lastDay;
        db.Record("appointment.ended", id.ToString());
        db.Raise(new OfficeChanged());
        await db.SaveChangesAsync(ct);
        return appointment;
    }
}
