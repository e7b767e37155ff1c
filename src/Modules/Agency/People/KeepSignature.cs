using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Agency;

/// <summary>The signed-in person keeps the picture of their own signature; one that was kept before gives way.</summary>
internal sealed class KeepSignature(AppDb db, FileIntake intake, CurrentUser user, TimeProvider clock)
{
    public const int Longest = 1024 * 1024;
    public const int Narrowest = 60, Widest = 2400, Lowest = 20, Highest = 1200;

    /// <summary>On paper it is 15 mm high: a longer one would run out of the column of signatures.</summary>
    private const int MostWidthsOfHeight = 5;

    private const string Field = "Input.Picture";

    /// <returns>Refusals "signature.no-person", "signature.too-long", "signature.kind", "signature.size", "signature.shape", "signature.broken",
    /// "signature.again" and those of the intake.</returns>
    public async Task<Outcome<SignaturePicture>> HandleAsync(Stream content, CancellationToken ct)
    {
        if (user.PersonId is not { } person)
        {
            return new Refusal("signature.no-person");
        }

        var read = await intake.ReadAsync(content, Longest, ct);
        if (!read.Done)
        {
            return PictureGate.Said(read.Refusal, Field, "signature.too-long", "signature.kind");
        }

        var (bare, unfit) = Look(read.Value);
        if (bare is null)
        {
            return unfit!;
        }

        var type = Picture.Read(bare)!.ContentType;
        var stored = await intake.KeepAsync(bare, type == "image/png" ? "signature.png" : "signature.jpg", type, ct);
        return stored.Done ? await SaveAsync(person, stored.Value, ct) : stored.Refusal with { Field = Field };
    }

    /// <summary>The picture and nothing else; or why it cannot be one.</summary>
    private static (byte[]? Bare, Refusal? Refusal) Look(byte[] bytes)
    {
        if (Picture.Read(bytes) is not { } size)
        {
            return (null, new Refusal("signature.kind", Field));
        }

        if (size.Width is < Narrowest or > Widest || size.Height is < Lowest or > Highest)
        {
            return (null, new Refusal("signature.size", Field, size.Width, size.Height, Narrowest, Lowest, Widest, Highest));
        }

        if (size.Width > size.Height * MostWidthsOfHeight)
        {
            return (null, new Refusal("signature.shape", Field, MostWidthsOfHeight));
        }

        return BarePicture.Of(bytes) is { } bare && Picture.Read(bare) == size ? (bare, null) : (null, new Refusal("signature.broken", Field));
    }

    private async Task<Outcome<SignaturePicture>> SaveAsync(Guid person, StoredFile file, CancellationToken ct)
    {
        var kept = await db.Set<SignaturePicture>().SingleOrDefaultAsync(s => s.Id == person, ct);
        var (before, now) = (kept?.FileId, clock.GetUtcNow().UtcDateTime);
        if (kept is null)
        {
            db.Add(kept = new SignaturePicture { Id = person, FileId = file.Id, AccountId = user.AccountId, KeptAt = now });
        }

        (kept.FileId, kept.AccountId, kept.KeptAt) = (file.Id, user.AccountId, now);
        db.Record("signature.kept", person.ToString("D"), new { sha256 = file.Sha256 });
        try
        {
            await db.SaveChangesAsync(ct);
            await ForgetAsync(before, ct);
            return kept;
        }
        catch (DbUpdateException)
        {
            // Kept at the same moment in another window.
            return new Refusal("signature.again", Field);
        }
    }

    private async Task ForgetAsync(Guid? fileId, CancellationToken ct)
    {
        if (fileId is { } id)
        {
            await db.Set<StoredFile>().Where(f => f.Id == id).ExecuteDeleteAsync(ct);
        }
    }
}

/// <summary>The signed-in person takes the own picture off. Its bytes are swept; papers that were sealed with it stay as they are.</summary>
internal sealed class RemoveSignature(AppDb db, CurrentUser user)
{
    /// <returns>Null when this account keeps none.</returns>
    public async Task<SignaturePicture?> HandleAsync(CancellationToken ct)
    {
        if (await OwnAsync(db, user, ct) is not { } kept)
        {
            return null;
        }

        db.Remove(kept);
        db.Record("signature.removed", kept.Id.ToString("D"));
        await db.SaveChangesAsync(ct);
        await db.Set<StoredFile>().Where(f => f.Id == kept.FileId).ExecuteDeleteAsync(ct);
        return kept;
    }

    /// <summary>That of the signed-in person, kept with this account.</summary>
    public static async Task<SignaturePicture?> OwnAsync(AppDb db, CurrentUser user, CancellationToken ct) => user.PersonId is { } person
        ? await db.Set<SignaturePicture>().SingleOrDefaultAsync(s => s.Id == person && s.AccountId == user.AccountId, ct) : null;
}
