using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Agency;

/// <summary>Keeps the picture of a person for the public pages, small and with nothing in it but the picture.</summary>
internal sealed class KeepPortrait(AppDb db, FileIntake intake, PortraitSize size, TimeProvider clock)
{
    public const int Longest = 8 * 1024 * 1024;

    /// <summary>As the public pages show it, for screens with two points to one.</summary>
    public const int Width = 240, Height = 300;

    private const int Smallest = 100, Largest = 8000;
    private const string Field = "Input.Picture";

    /// <returns>Null when there is no such person here. Refusals "portrait.too-long", "portrait.kind", "portrait.size", "portrait.broken", "portrait.resize"
    /// and those of the intake.</returns>
    public async Task<Outcome<Portrait>?> HandleAsync(Guid personId, Stream content, CancellationToken ct)
    {
        if (!await db.Set<Person>().AnyAsync(p => p.Id == personId, ct))
        {
            return null;
        }

        var read = await intake.ReadAsync(content, Longest, ct);
        if (!read.Done)
        {
            return PictureGate.Said(read.Refusal, Field, "portrait.too-long", "portrait.kind");
        }

        var (bare, unfit) = Look(read.Value);
        if (bare is null)
        {
            return unfit!;
        }

        if (await size.FitAsync(bare, ct) is not { } fit)
        {
            return new Refusal("portrait.resize", Field, PortraitSize.MostBytes / 1000, Width, Height);
        }

        var type = Picture.Read(fit)!.ContentType;
        var stored = await intake.KeepAsync(fit, type == "image/png" ? "photo.png" : "photo.jpg", type, ct);
        return stored.Done ? await SaveAsync(personId, stored.Value, ct) : stored.Refusal with { Field = Field };
    }

    private static (byte[]? Bare, Refusal? Refusal) Look(byte[] bytes)
    {
        if (Picture.Read(bytes) is not { } picture)
        {
            return (null, new Refusal("portrait.kind", Field));
        }

        if (picture.Width is < Smallest or > Largest || picture.Height is < Smallest or > Largest)
        {
            return (null, new Refusal("portrait.size", Field, picture.Width, picture.Height, Smallest, Largest));
        }

        return BarePicture.Of(bytes) is { } bare && Picture.Read(bare) == picture ? (bare, null) : (null, new Refusal("portrait.broken", Field));
    }

    private async Task<Outcome<Portrait>> SaveAsync(Guid personId, StoredFile file, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var before in await db.Set<Portrait>().Where(p => p.PersonId == personId && p.ReplacedAt == null).ToListAsync(ct))
        {
            before.ReplacedAt = now;
        }

        var portrait = new Portrait { PersonId = personId, FileId = file.Id, KeptAt = now };
        db.Add(portrait);
        db.Record("portrait.kept", personId.ToString("D"), new { sha256 = file.Sha256 });
        db.Raise(new OfficeChanged());
        await db.SaveChangesAsync(ct);
        return portrait;
    }
}

/// <summary>Takes every picture of a person off the public pages, those of the past included: nobody sees them any more.</summary>
internal sealed class RemovePortrait(AppDb db, FaceThumbs thumbs)
{
    /// <returns>Null when none is kept.</returns>
    public async Task<Portrait?> HandleAsync(Guid personId, CancellationToken ct)
    {
        var kept = await db.Set<Portrait>().Where(p => p.PersonId == personId).OrderBy(p => p.Id).ToListAsync(ct);
        if (kept.Count == 0)
        {
            return null;
        }

        db.RemoveRange(kept);
        db.Record("portrait.removed", personId.ToString("D"), new { kept.Count });
        db.Raise(new OfficeChanged());
        await db.SaveChangesAsync(ct);
        var files = kept.ConvertAll(p => p.FileId);
        await db.Set<StoredFile>().Where(f => files.Contains(f.Id)).ExecuteDeleteAsync(ct);
        files.ForEach(thumbs.Forget);
        return kept[^1];
    }
}
