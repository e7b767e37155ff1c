using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>The registers of the office, as the public may know them.</summary>
internal sealed class PublicOffice(AppDb db, OfficeDirectory directory) : IPublicOffice
{
    public async Task<OfficeFace> FaceAsync(DateOnly on, CancellationToken ct)
    {
        var office = await db.Set<Office>().AsNoTracking().SingleOrDefaultAsync(ct) ?? new Office();
        var units = await db.Set<Unit>().AsNoTracking().OrderBy(u => u.Place).Take(200)
            .Select(u => new UnitFace(u.Id, u.Name, u.EnglishName, u.Phone, u.Email, u.Duties)).ToListAsync(ct);
        return new(await directory.ProfileAsync(ct), office.EnglishName, office.Duties, office.EnglishAbout, office.EnglishNoGift, office.Hours, office.Fax, office.ChatName,
            office.ChatAddress, office.Latitude, office.Longitude, office.ChangedOn, units, await PostsAsync(on, ct));
    }

    public async Task<string> PhoneAsync(string unit, CancellationToken ct)
    {
        var own = await db.Set<Unit>().AsNoTracking().Where(u => (u.Name == unit || u.ShortName == unit) && u.Phone != "").OrderBy(u => u.Place).Select(u => u.Phone).FirstOrDefaultAsync(ct);
        return own ?? await db.Set<Office>().AsNoTracking().Select(o => o.Phone).SingleOrDefaultAsync(ct) ?? "";
    }

    private async Task<IReadOnlyList<PostFace>> PostsAsync(DateOnly on, CancellationToken ct)
    {
        var posts = await db.Set<Position>().AsNoTracking().OrderBy(p => p.Place).ThenBy(p => p.Id).Take(SavePosition.MostPositions).ToListAsync(ct);
        var filled = await directory.FilledAsync(on, ct);
        var photos = (await (from portrait in db.Set<Portrait>().AsNoTracking()
                             join file in db.Set<StoredFile>().AsNoTracking() on portrait.FileId equals file.Id
                             where portrait.ReplacedAt == null
                             orderby portrait.Id
                             select new { portrait.PersonId, portrait.Id, file.ContentType }).Take(5000).ToListAsync(ct))
            .GroupBy(p => p.PersonId).ToDictionary(g => g.Key, g => Portrait.PathOf(g.Last().Id, g.Last().ContentType));
        var ofPost = filled.ToLookup(f => f.PositionId);
        var own = filled.Where(f => f.Kind == AppointmentKind.Holder).GroupBy(f => f.PersonId).ToDictionary(g => g.Key, g => g.First().PositionName);
        return [.. posts.Select(p => new PostFace(p.Id, p.Name, p.EnglishName, p.Listing ?? Listing.Of(p.Name), p.UnitId, p.Phone, p.Email,
        [
            // A delegate signs some papers; the post is the holder's all the same.
            .. ofPost[p.Id].Where(f => f.Kind != AppointmentKind.OnBehalf).OrderBy(f => f.Kind == AppointmentKind.Holder).Select(f => f.Kind == AppointmentKind.Holder
                ? new PostHolder(f.PersonId, f.FullName, "", "", f.From, f.To, photos.GetValueOrDefault(f.PersonId))
                : new PostHolder(f.PersonId, f.FullName, f.Kind.Words(), own.GetValueOrDefault(f.PersonId, ""), f.From, f.To, photos.GetValueOrDefault(f.PersonId))),
        ]))];
    }
}

/// <summary>Remembers the day: the public is told from when the page is.</summary>
internal sealed class OfficeChangedOn(AppDb db, TimeProvider clock) : IHandle<OfficeChanged>
{
    public async Task HandleAsync(OfficeChanged fact, CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        await db.Set<Office>().Where(o => o.ChangedOn != today).ExecuteUpdateAsync(o => o.SetProperty(x => x.ChangedOn, today), ct);
    }
}
