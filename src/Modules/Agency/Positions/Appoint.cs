using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Puts a person into a post, as its holder or for its holder.</summary>
internal sealed class Appoint(AppDb db)
{
    public sealed record Input(Guid PersonId, Guid PositionId, AppointmentKind Kind, string OrderReference, DateOnly From, DateOnly? To);

    /// <returns>Null when the post is not here. Refusals: "appointment.*".</returns>
    public async Task<Outcome<Appointment>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (!await db.Set<Position>().AnyAsync(p => p.Id == input.PositionId, ct))
        {
            return null;
        }

        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == input.PersonId, ct);
        if (person is null)
        {
            return new Refusal("appointment.no-person", "Input.PersonId");
        }

        var others = await db.Set<Appointment>().AsNoTracking()
            .Where(a => a.PersonId == input.PersonId || a.PositionId == input.PositionId).ToListAsync(ct);
        if (Against(input, person, others.Where(a => a.Overlaps(input.From, input.To)).ToList()) is { } refusal)
        {
            return refusal;
        }

        var appointment = new Appointment
        {
            PersonId = input.PersonId,
            PositionId = input.PositionId,
            Kind = input.Kind,
            OrderReference = ThaiText.Clean(input.OrderReference),
            From = input.From,
            To = input.To,
        };
        db.Add(appointment);
        db.Record("appointment.made", appointment.Id.ToString(), new { kind = input.Kind.ToString(), person = input.PersonId, position = input.PositionId });
        db.Raise(new OfficeChanged());
        await db.SaveChangesAsync(ct);
        return appointment;
    }

    /// <summary>One holder for a post, one post for a holder, one who acts for it; who acts has a post of their own.</summary>
    private static Refusal? Against(Input input, Person person, List<Appointment> overlapping)
    {
        if (input.To < input.From)
        {
            return new Refusal("appointment.ends-before-start", "Input.To");
        }

        if (person.LeftOn is { } left && (input.To ?? DateOnly.MaxValue) > left)
        {
            return new Refusal("appointment.left", "Input.PersonId", ThaiDate.Short(left));
        }

        var own = overlapping.Where(a => a.PersonId == input.PersonId && a.Kind == AppointmentKind.Holder).ToList();
        var here = overlapping.Where(a => a.PositionId == input.PositionId).ToList();
        if (input.Kind == AppointmentKind.Holder)
        {
            return here.Any(a => a.Kind == AppointmentKind.Holder) ? new Refusal("appointment.taken", "Input.From")
                : own.Count > 0 ? new Refusal("appointment.holds-another", "Input.PersonId")
                : null;
        }

        if (input.Kind == AppointmentKind.OnBehalf && string.IsNullOrWhiteSpace(input.OrderReference))
        {
            return new Refusal("appointment.needs-order", "Input.OrderReference");
        }

        if (own.Any(a => a.PositionId == input.PositionId))
        {
            return new Refusal("appointment.own-post", "Input.PersonId");
        }

        if (!own.Any(a => a.Covers(input.From)))
        {
            return new Refusal("appointment.no-own-post", "Input.PersonId");
        }

        return input.Kind != AppointmentKind.OnBehalf && here.Any(a => a.Kind is not (AppointmentKind.Holder or AppointmentKind.OnBehalf))
            ? new Refusal("appointment.acting-taken", "Input.From")
            : null;
    }
}
