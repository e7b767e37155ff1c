using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Serving;

/// <summary>Files of published pages. They are always saved, never opened inside the site (ASVS 3.2.1).</summary>
internal static class Downloads
{
    public static async Task<IResult> FileAsync(int year, string item, string name, HttpContext http, AppDb db, BlobStore blobs, CancellationToken ct)
    {
        var code = item.ToUpperInvariant();
        var found = await (from file in db.Set<PublishedFile>().AsNoTracking()
                           join paper in db.Set<Publication>().AsNoTracking() on file.PublicationId equals paper.Id
                           where paper.FiscalYear == year && paper.Item == code && file.Slug == name
                           select new { file.FileId, file.Name, file.ContentType, Gone = paper.WithdrawnAt != null }).FirstOrDefaultAsync(ct);
        if (found is null || found.Gone)
        {
            return Results.StatusCode(found is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
        }

        var opened = await blobs.OpenAsync(found.FileId, ct);
        if (opened is null)
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "public, no-cache";
        return Results.Stream(opened.Content, found.ContentType, found.Name,
            entityTag: new EntityTagHeaderValue($"\"{opened.File.Sha256[..32]}\""), enableRangeProcessing: true);
    }
}
