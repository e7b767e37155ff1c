using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Adds the people of a list with their posts: all of them, or none when one line cannot be taken.</summary>
internal sealed class AddStaff(AppDb db, SavePerson save, SavePosition savePosition, Appoint appoint)
{
    public sealed record Line(string Title, string FirstName, string LastName, string Position, Guid? UnitId, string Phone, string Email);

    /// <param name="From">First day in the posts.</param>
    public sealed record Input(IReadOnlyList<Line> Lines, DateOnly From);

    /// <param name="Known">Names that are in the register already; nothing of theirs was changed.</param>
    public sealed record Done(int Added, int Posts, IReadOnlyList<string> Known);

    /// <returns>Refusals "staff.nothing", "staff.too-many", "staff.name", and those of <see cref="SavePerson"/>, <see cref="SavePosition"/> and <see cref="Appoint"/>, at the
    /// field "Rows[n].Name" of the line.</returns>
    public async Task<Outcome<Done>> HandleAsync(Input input, CancellationToken ct)
    {
        if (input.Lines.Count is 0 or > StaffTable.Most)
        {
            return input.Lines.Count == 0 ? new Refusal("staff.nothing") : new Refusal("staff.too-many", "", StaffTable.Most);
        }

        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var (added, posts, known) = (0, 0, new List<string>());
        for (var n = 0; n < input.Lines.Count; n++)
        {
            var line = input.Lines[n];
            var name = Person.NameOf(ThaiText.Clean(line.Title), ThaiText.Clean(line.FirstName), ThaiText.Clean(line.LastName));
            if (line.FirstName.Trim().Length == 0 || line.LastName.Trim().Length == 0)
            {
                return new Refusal("staff.name", FieldOf(n, nameof(Line.FirstName)), n + 1);
            }

            if (await IsHereAsync(line, ct))
            {
                known.Add(name);
                continue;
            }

            var person = (await save.HandleAsync(new(null, line.Title, line.FirstName, line.LastName, line.UnitId, line.Phone, line.Email), ct))!;
            if (!person.Done)
            {
                return person.Refusal with { Field = FieldOf(n, person.Refusal.Code == "person.phone" ? nameof(Line.Phone) : person.Refusal.Code == "person.unit" ? nameof(Line.UnitId) : nameof(Line.FirstName)) };
            }

            added++;
            if (ThaiText.Clean(line.Position).Length > 0)
            {
                if (await PutAsync(person.Value, line, input.From, ct) is { } refusal)
                {
                    return refusal with { Field = FieldOf(n, nameof(Line.Position)) };
                }

                posts++;
            }
        }

        db.Record("people.listed", "", new { added, posts });
        await db.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
        return new Done(added, posts, known);
    }

    private Task<bool> IsHereAsync(Line line, CancellationToken ct)
    {
        var (first, last) = (ThaiText.Clean(line.FirstName), ThaiText.Clean(line.LastName));
        return db.Set<Person>().AnyAsync(p => p.FirstName == first && p.LastName == last && p.LeftOn == null, ct);
    }

    /// <summary>Into a post of that name and unit that nobody holds, or into a new one.</summary>
    private async Task<Refusal?> PutAsync(Person person, Line line, DateOnly from, CancellationToken ct)
    {
        var name = ThaiText.Clean(line.Position);
        var post = await db.Set<Position>().AsNoTracking().Where(p => p.Name == name && p.UnitId == line.UnitId && !db.Set<Appointment>().Any(
            a => a.PositionId == p.Id && a.Kind == AppointmentKind.Holder && (a.To == null || a.To >= from))).OrderBy(p => p.Place).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        if (post is null)
        {
            var made = (await savePosition.HandleAsync(new(null, name, line.UnitId, null), ct))!;
            if (!made.Done)
            {
                return made.Refusal;
            }

            post = made.Value.Id;
        }

        return await appoint.HandleAsync(new(person.Id, post.Value, AppointmentKind.Holder, "", from, null), ct) is { Done: false } refused ? refused.Refusal : null;
    }

    private static string FieldOf(int line, string field) => FormattableString.Invariant($"Rows[{line}].{field}");
}
