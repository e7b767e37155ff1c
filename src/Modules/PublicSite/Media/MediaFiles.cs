using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Media;

/// <summary>Pictures of what is published. Their bytes never change under an address, so they are kept for a year where they were seen.</summary>
internal static class MediaFiles
{
    public const string Route = "/media/{id:guid}/{name}";

    public static async Task<IResult> PublicAsync(Guid id, string name, HttpContext http, AppDb db, BlobStore blobs, CancellationToken ct) =>
        await db.Set<PublicPicture>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.Shown && p.Name == name, ct) is { } picture
            ? await SendAsync(picture, "public, max-age=31536000, immutable", http, blobs, ct)
            : Results.NotFound();

    public static async Task<IResult> SendAsync(PublicPicture picture, string cache, HttpContext http, BlobStore blobs, CancellationToken ct)
    {
        if (await blobs.OpenAsync(picture.FileId, ct) is not { } opened)
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = cache;
        return Results.Stream(opened.Content, picture.ContentType, entityTag: new($"\"{opened.File.Sha256[..32]}\""));
    }
}
