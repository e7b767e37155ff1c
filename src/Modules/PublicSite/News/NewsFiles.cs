using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Media;

namespace Prongsai.PublicSite.News;

/// <summary>Files beside an article, and for who works on it, its pictures before they are public.</summary>
internal static class NewsFiles
{
    public const string Route = "/{section:regex(^(news|laws|plans|pages)$)}/{year:int}/{article}/files/{name}";

    public static async Task<IResult> PublicAsync(string section, int year, string article, string name, HttpContext http, AppDb db, BlobStore blobs, CancellationToken ct)
    {
        if (ArticleAddress.NumberOf(article) is not { } number
            || await db.Set<ShownArticle>().AsNoTracking().SingleOrDefaultAsync(s => s.Section == section && s.FiscalYear == year && s.Number == number, ct) is not { } shown
            || shown.Files.FirstOrDefault(f => f.Slug == name) is not { } file)
        {
            return Results.NotFound();
        }

        return shown.WithdrawnAt is null ? await SendAsync(file, "public, no-cache", http, blobs, ct) : Results.StatusCode(StatusCodes.Status410Gone);
    }

    public static async Task<IResult> DraftAsync(Guid id, Guid file, HttpContext http, ArticleSight sight, BlobStore blobs, CancellationToken ct) =>
        await sight.FindAsync(id, ct) is { } article && article.Files.FirstOrDefault(f => f.FileId == file) is { } found
            ? await SendAsync(found, "no-store", http, blobs, ct) : Results.NotFound();

    public static async Task<IResult> PictureAsync(Guid id, Guid picture, HttpContext http, ArticleSight sight, AppDb db, BlobStore blobs, CancellationToken ct) =>
        await sight.FindAsync(id, ct) is { } article && article.Photos.Any(p => p.Large == picture || p.Small == picture)
        && await db.Set<PublicPicture>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == picture, ct) is { } found
            ? await MediaFiles.SendAsync(found, "no-store", http, blobs, ct) : Results.NotFound();

    private static async Task<IResult> SendAsync(ArticleFile file, string cache, HttpContext http, BlobStore blobs, CancellationToken ct)
    {
        if (await blobs.OpenAsync(file.FileId, ct) is not { } opened)
        {
            return Results.NotFound();
        }

        // Always saved, never opened inside the site (ASVS 3.2.1).
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = cache;
        return Results.Stream(opened.Content, file.ContentType, file.Name, entityTag: new EntityTagHeaderValue($"\"{file.Sha256[..32]}\""), enableRangeProcessing: true);
    }
}

/// <summary>Who may look at an article that is not public: who works on it, and who decides on it.</summary>
internal sealed class ArticleSight(ArticleDesk desk, AppDb db, IApprovals approvals)
{
    public async Task<Article?> FindAsync(Guid id, CancellationToken ct) =>
        await desk.Seen.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct)
        ?? (await approvals.MaySeeAsync(ArticleSubject.TypeName, id, ct) ? await db.Set<Article>().AsNoTracking().FindArticleAsync(id, ct) : null);
}

/// <summary>Last part of an address: "12-road-repair" or "12".</summary>
internal static class ArticleAddress
{
    private const int Longest = 6;

    /// <summary>Null when it begins with no number.</summary>
    public static int? NumberOf(string name)
    {
        var number = name.Split('-')[0];
        return number.Length is > 0 and <= Longest && number.All(char.IsAsciiDigit) ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
