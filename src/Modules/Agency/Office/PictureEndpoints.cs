using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>The two pictures of the agency, and the own signature of who asks. Only what was stored as PNG or JPEG is ever sent.</summary>
internal static class PictureEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/app/settings/agency/emblem", (AppDb db, BlobStore blobs, HttpContext http, CancellationToken ct) =>
            SendAsync(http, db.Set<Office>().Select(o => o.EmblemFileId), blobs, ct)).WithMetadata(new NeedsAttribute(AgencyPermissions.View));
        endpoints.MapGet("/agency/seal", (AppDb db, BlobStore blobs, HttpContext http, CancellationToken ct) =>
            SendAsync(http, db.Set<Office>().Select(o => o.SealFileId), blobs, ct)).WithMetadata(new OpenAttribute());
        endpoints.MapMethods("/media/p/{id:guid}/{name}", [HttpMethods.Get, HttpMethods.Head], PortraitAsync).WithMetadata(new OpenAttribute());
        endpoints.MapMethods("/media/p/sheet/{name}", [HttpMethods.Get, HttpMethods.Head], FaceSheetEndpoint.SendAsync).WithMetadata(new OpenAttribute());
        endpoints.MapGet("/app/me/signature/picture", async (AppDb db, BlobStore blobs, CurrentUser user, HttpContext http, CancellationToken ct) =>
        {
            var own = (await RemoveSignature.OwnAsync(db, user, ct))?.FileId;
            return await SendAsync(http, own, blobs, "private, no-store", ct);
        }).WithMetadata(new NeedsAttribute(AgencyPermissions.OwnSignature));
    }

    /// <summary>A picture never changes under its address. Its one name is answered and no other: nothing is told by guessing.</summary>
    private static async Task<IResult> PortraitAsync(Guid id, string name, AppDb db, BlobStore blobs, HttpContext http, CancellationToken ct)
    {
        var portrait = await db.Set<Portrait>().AsNoTracking().Where(p => p.Id == id).Select(p => new { p.FileId }).SingleOrDefaultAsync(ct);
        if (portrait is null || await blobs.OpenAsync(portrait.FileId, ct) is not { } opened)
        {
            return Results.NotFound();
        }

        if (Portrait.PathOf(id, opened.File.ContentType) != http.Request.Path.Value)
        {
            opened.Dispose();
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Stream(opened.Content, opened.File.ContentType, entityTag: new($"\"{opened.File.Sha256[..32]}\""));
    }

    private static async Task<IResult> SendAsync(HttpContext http, IQueryable<Guid?> which, BlobStore blobs, CancellationToken ct) =>
        await SendAsync(http, await which.SingleOrDefaultAsync(ct), blobs, "private, max-age=300", ct);

    private static async Task<IResult> SendAsync(HttpContext http, Guid? which, BlobStore blobs, string keeping, CancellationToken ct)
    {
        if (which is not { } id || await blobs.OpenAsync(id, ct) is not { } opened)
        {
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = keeping;
        return Results.Stream(opened.Content, opened.File.ContentType, entityTag: new($"\"{opened.File.Sha256}\""));
    }
}
