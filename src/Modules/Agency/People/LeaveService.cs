using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>A person's last day: what they hold ends with it.</summary>
internal sealed class LeaveService(AppDb db)
{
    /// <returns>Null when there is no such person here; Refusal "person.left-before-start" ({0} = first day of something they hold).</returns>
    public async Task<Outcome<Person>?> HandleAsync(Guid id, DateOnly lastDay, CancellationToken ct)
    {
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null)
        {
            return null;
        }

        var open = await db.Set<Appointment>().Where(a => a.PersonId == id && (a.To == null || a.To > lastDay)).ToListAsync(ct);
        if (open.FirstOrDefault(a => a.From > lastDay) is { } later)
        {
            return new Refusal("person.left-before-start", "Input.LastDay", Platform.Thai.ThaiDate.Short(later.From));
        }

        open.ForEach(a => a.To = lastDay);
        person.LeftOn = lastDay;
        db.Record("person.left", id.ToString(), new { ended = open.Count });
        db.Raise(new OfficeChanged());
        await db.SaveChangesAsync(ct);
        return person;
    }
}
