using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Agency;

/// <summary>Keeps a picture after looking at its first bytes: PNG or JPEG, at most 2 MB, sides of 50 to 6,000 points.</summary>
internal sealed class StorePicture(FileIntake intake)
{
    public const int Longest = 2 * 1024 * 1024;
    private const int SmallestSide = 50, LargestSide = 6000;

    /// <returns>Null when there is no upload.</returns>
    public async Task<Outcome<StoredFile>?> HandleAsync(SaveOffice.Upload? upload, CancellationToken ct)
    {
        if (upload is null)
        {
            return null;
        }

        var read = await intake.ReadAsync(upload.Content, Longest, ct);
        if (!read.Done)
        {
            return PictureGate.Said(read.Refusal, upload.Field, "picture.too-long", "picture.kind");
        }

        var bytes = read.Value;
        var picture = Picture.Read(bytes.AsSpan(0, Math.Min(bytes.Length, Picture.HeaderBytes)));
        if (picture is null)
        {
            return new Refusal("picture.kind", upload.Field);
        }

        if (picture.Width is < SmallestSide or > LargestSide || picture.Height is < SmallestSide or > LargestSide)
        {
            return new Refusal("picture.size", upload.Field, picture.Width, picture.Height, SmallestSide, LargestSide);
        }

        var stored = await intake.KeepAsync(bytes, upload.Name, picture.ContentType, ct);
        return stored.Done ? stored : stored.Refusal with { Field = upload.Field };
    }
}
