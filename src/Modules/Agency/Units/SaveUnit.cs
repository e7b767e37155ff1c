using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Adds a unit at the end, or renames one.</summary>
internal sealed class SaveUnit(AppDb db)
{
    private const int MostUnits = 60;

    /// <param name="Id">Null: a new one.</param>
    /// <param name="Face">What the public sees of it; null: as it was.</param>
    public sealed record Input(Guid? Id, string Name, string ShortName, Face? Face = null);

    /// <param name="Duties">A paragraph for each line.</param>
    public sealed record Face(string EnglishName, string Phone, string Email, string Duties);

    /// <returns>Null when there is no such unit here; Refusal "unit.exists", "unit.too-many", "unit.phone".</returns>
    public async Task<Outcome<Unit>?> HandleAsync(Input input, CancellationToken ct)
    {
        var unit = input.Id is { } id ? await db.Set<Unit>().SingleOrDefaultAsync(u => u.Id == id, ct) : new Unit();
        if (unit is null)
        {
            return null;
        }

        var name = ThaiText.Clean(input.Name);
        var key = ThaiText.SearchKey(name);
        if (await db.Set<Unit>().AnyAsync(u => u.NameKey == key && u.Id != unit.Id, ct))
        {
            return new Refusal("unit.exists", "Input.Name", name);
        }

        if (input.Face is { Phone.Length: > 0 } given && ThaiPhone.Read(given.Phone).Problem is not null)
        {
            return new Refusal("unit.phone", "Input.Phone");
        }

        if (input.Id is null)
        {
            var count = await db.Set<Unit>().CountAsync(ct);
            if (count >= MostUnits)
            {
                return new Refusal("unit.too-many", "", MostUnits);
            }

            unit.Place = count + 1;
            db.Add(unit);
        }

        (unit.Name, unit.NameKey, unit.ShortName) = (name, key, ThaiText.Clean(input.ShortName));
        if (input.Face is { } face)
        {
            (unit.EnglishName, unit.Phone, unit.Email, unit.Duties) = (ThaiText.Clean(face.EnglishName), ThaiText.Clean(face.Phone), ThaiText.Clean(face.Email), ThaiText.Clean(face.Duties));
        }

        db.Record(input.Id is null ? "unit.added" : "unit.changed", unit.Id.ToString(), new { unit.Name });
        db.Raise(new OfficeChanged());
        await db.SaveChangesAsync(ct);
        return unit;
    }
}
