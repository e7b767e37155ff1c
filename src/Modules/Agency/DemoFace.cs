using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>What the two demo offices tell the public of themselves. The pictures are drawn by a formula and are nobody's.</summary>
internal sealed class DemoFace(SaveOfficeFace office, SaveUnit units, DemoPosts posts, AppDb db) : IDemoData
{
    public int Order => 120;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        var story = slug == "tuayang" ? DemoFaceStory.Tuayang : DemoFaceStory.Sommut;
        DemoAgency.Must(await office.HandleAsync(story.Office, ct));
        foreach (var unit in await db.Set<Unit>().AsNoTracking().OrderBy(u => u.Place).Take(60).ToListAsync(ct))
        {
            if (story.Units.FirstOrDefault(u => unit.ShortName == u.ShortName) is { } told)
            {
                DemoAgency.Must(await units.HandleAsync(new(unit.Id, unit.Name, unit.ShortName, new(told.English, told.Phone, "", told.Duties)), ct));
            }
        }

        await posts.FillAsync(story, ct);
    }
}

/// <summary>How the public reaches the executives, and their pictures.</summary>
internal sealed class DemoPosts(AppDb db, SavePosition positions, KeepPortrait keep)
{
    private static readonly string[] Faces = ["one", "two", "three"];

    public async Task FillAsync(DemoFaceStory story, CancellationToken ct)
    {
        var all = await db.Set<Position>().AsNoTracking().OrderBy(p => p.Place).ThenBy(p => p.Id).Take(200).ToListAsync(ct);
        foreach (var post in all.Where(p => Listing.Of(p.Name) != Contracts.PostListing.Unlisted))
        {
            var (_, english, phone, email) = story.Posts.FirstOrDefault(p => post.Name.StartsWith(p.Starts, StringComparison.Ordinal));
            DemoAgency.Must(await positions.HandleAsync(new(post.Id, post.Name, post.UnitId, post.Place, new(null, english ?? "", phone ?? "", email ?? "")), ct));
            var holder = await db.Set<Appointment>().AsNoTracking().Where(a => a.PositionId == post.Id && a.Kind == AppointmentKind.Holder).Select(a => (Guid?)a.PersonId).FirstOrDefaultAsync(ct);
            if (holder is { } person && !story.WithoutPhoto.Contains(post.Name))
            {
                await using var face = typeof(DemoPosts).Assembly.GetManifestResourceStream($"DemoFaces/{Faces[post.Place % Faces.Length]}.png")!;
                DemoAgency.Must(await keep.HandleAsync(person, face, ct));
            }
        }
    }
}
