using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Agency;

/// <summary>Keeps a picture after looking at its first bytes: PNG or JPEG, at most 2 MB, sides of 50 to 6,000 points.</summary>
internal sealed class StorePicture(BlobStore blobs)
{
    public const long Longest = 2 * 1024 * 1024;
    private const int SmallestSide = 50, LargestSide = 6000;

    /// <returns>Null when there is no upload.</returns>
    public async Task<Outcome<StoredFile>?> HandleAsync(SaveOffice.Upload? upload, CancellationToken ct)
    {
        if (upload is null)
        {
            return null;
        }

        var bytes = await ReadAsync(upload.Content, ct);
        if (bytes.Length > Longest)
        {
            return new Refusal("picture.too-long", upload.Field);
        }

        var picture = Picture.Read(bytes.AsSpan(0, Math.Min(bytes.Length, Picture.HeaderBytes)));
        if (picture is null)
        {
            return new Refusal("picture.kind", upload.Field);
        }

        if (picture.Width is < SmallestSide or > LargestSide || picture.Height is < SmallestSide or > LargestSide)
        {
            return new Refusal("picture.size", upload.Field, picture.Width, picture.Height, SmallestSide, LargestSide);
        }

        using var content = new MemoryStream(bytes);
        var stored = await blobs.SaveAsync(content, upload.Name, picture.ContentType, Longest, ct);
        return stored.Done ? stored : stored.Refusal with { Field = upload.Field };
    }

    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken ct)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (all.Length <= Longest && (read = await content.ReadAsync(buffer, ct)) > 0)
        {
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }
}
