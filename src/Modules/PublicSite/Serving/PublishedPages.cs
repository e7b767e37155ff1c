using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Serving;

internal sealed class PublishedPages(AppDb db, BlobStore blobs, IOwnPages own) : IPublishedPages
{
    private const string Html = "text/html";

    public async Task<PublishedPage?> FindAsync(string path, CancellationToken ct)
    {
        var usual = PublicPaths.Usual(path) ?? path;
        if (await db.Set<ReadyPage>().AsNoTracking().SingleOrDefaultAsync(p => p.Path == usual, ct) is { } ready)
        {
            return new(usual, ready.Status, Html, ready.Identity, "", ready.Version);
        }

        if (await FileAsync(usual, ct) is { } file)
        {
            return file;
        }

        var page = (await own.ListAsync(ct)).FirstOrDefault(p => p.Path == usual);
        return page is not null ? new(usual, StatusCodes.Status200OK, Html, Encoding.UTF8.GetBytes($"<title>{page.Title}</title><h1>{page.Title}</h1>{page.BodyHtml}"), "", 0)
            : PublicPaths.MayBeReady(usual) && !IsItem(usual) ? new(usual, StatusCodes.Status200OK, Html, [], "", 0)
            : null;
    }

    // "/ita/2568/o28": without a publication there is nothing; "/ita/2568" is a list.
    private static bool IsItem(string path) => path.StartsWith("/ita/", StringComparison.Ordinal) && path.Count(c => c == '/') > 2;

    private async Task<PublishedPage?> FileAsync(string path, CancellationToken ct)
    {
        if (path.Split('/') is not ["", "ita", var year, var item, "files", var name] || !int.TryParse(year, System.Globalization.CultureInfo.InvariantCulture, out var fiscalYear))
        {
            return null;
        }

        var code = item.ToUpperInvariant();
        var found = await (from file in db.Set<PublishedFile>().AsNoTracking()
                           join paper in db.Set<Publication>().AsNoTracking() on file.PublicationId equals paper.Id
                           where paper.FiscalYear == fiscalYear && paper.Item == code && file.Slug == name
                           select new { file.FileId, file.Name, file.ContentType, Gone = paper.WithdrawnAt != null, paper.Version }).FirstOrDefaultAsync(ct);
        if (found is null || found.Gone)
        {
            return found is null ? null : new(path, StatusCodes.Status410Gone, "", [], found.Name, found.Version);
        }

        using var opened = await blobs.OpenAsync(found.FileId, ct);
        return opened is null ? null : new(path, StatusCodes.Status200OK, found.ContentType, await opened.BytesAsync(ct), found.Name, found.Version);
    }
}
