using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

internal sealed class SavePosition(AppDb db)
{
    public const int MostPositions = 2000;

    /// <param name="Id">Null: a new one.</param>
    /// <param name="Place">From 1; null: after the last one.</param>
    /// <param name="Face">What the public sees of it; null: as it was.</param>
    public sealed record Input(Guid? Id, string Name, Guid? UnitId, int? Place, Face? Face = null);

    /// <param name="Listing">Null: by its name.</param>
    public sealed record Face(PostListing? Listing, string EnglishName, string Phone, string Email);

    /// <returns>Null when there is no such position here; Refusal "position.unit", "position.too-many", "position.phone".</returns>
    public async Task<Outcome<Position>?> HandleAsync(Input input, CancellationToken ct)
    {
        var position = input.Id is { } id ? await db.Set<Position>().SingleOrDefaultAsync(p => p.Id == id, ct) : new Position();
        if (position is null)
        {
            return null;
        }

        if (input.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct))
        {
            return new Refusal("position.unit", "Input.UnitId");
        }

        if (input.Face is { Phone.Length: > 0 } given && ThaiPhone.Read(given.Phone).Problem is not null)
        {
            return new Refusal("position.phone", "Input.Phone");
        }

        if (input.Id is null)
        {
            if (await db.Set<Position>().CountAsync(ct) >= MostPositions)
            {
                return new Refusal("position.too-many", "", MostPositions);
            }

            db.Add(position);
            position.Place = (await db.Set<Position>().MaxAsync(p => (int?)p.Place, ct) ?? 0) + 1;
        }

        (position.Name, position.UnitId, position.Place) = (ThaiText.Clean(input.Name), input.UnitId, input.Place ?? position.Place);
        if (input.Face is { } face)
        {
            position.Listing = face.Listing;
            (position.EnglishName, position.Phone, position.Email) = (ThaiText.Clean(face.EnglishName), ThaiText.Clean(face.Phone), ThaiText.Clean(face.Email));
        }

        db.Record(input.Id is null ? "position.added" : "position.changed", position.Id.ToString(), new { position.Name });
        db.Raise(new OfficeChanged());
        await db.SaveChangesAsync(ct);
        return position;
    }
}
