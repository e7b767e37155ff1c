using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

internal sealed class SavePerson(AppDb db)
{
    /// <param name="Id">Null: a new person.</param>
    public sealed record Input(Guid? Id, string Title, string FirstName, string LastName, Guid? UnitId, string Phone, string Email);

    /// <returns>Null when there is no such person here; Refusal "person.phone", "person.unit", "person.mixed".</returns>
    public async Task<Outcome<Person>?> HandleAsync(Input input, CancellationToken ct)
    {
        var person = input.Id is { } id ? await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, ct) : new Person();
        if (person is null)
        {
            return null;
        }

        if (ThaiText.MixedScripts(input.FirstName + " " + input.LastName) is [var word, ..])
        {
            return new Refusal("person.mixed", "Input.FirstName", word);
        }

        if (input.Phone.Length > 0 && ThaiPhone.Read(input.Phone).Problem is not null)
        {
            return new Refusal("person.phone", "Input.Phone");
        }

        if (input.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct))
        {
            return new Refusal("person.unit", "Input.UnitId");
        }

        if (input.Id is null)
        {
            db.Add(person);
        }

        person.Rename(input.Title, input.FirstName, input.LastName);
        (person.UnitId, person.Phone, person.Email) = (input.UnitId, ThaiText.Clean(input.Phone), ThaiText.Clean(input.Email));
        db.Record(input.Id is null ? "person.added" : "person.changed", person.Id.ToString());
        db.Raise(new OfficeChanged());
        await db.SaveChangesAsync(ct);
        return person;
    }
}
