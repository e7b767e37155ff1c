using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Serving;

/// <summary>What search engines ask for. Addresses are built from the agency's own host, never from the request.</summary>
internal static class SiteFiles
{
    private const int MostAddresses = 20_000;

    public static async Task<IResult> SitemapAsync(AppDb db, SiteAddress address, CancellationToken ct)
    {
        var pages = await db.Set<Publication>().AsNoTracking().Where(p => p.WithdrawnAt == null)
            .GroupBy(p => new { p.FiscalYear, p.Item }).Select(g => new { g.Key.FiscalYear, g.Key.Item, At = g.Max(p => p.PublishedAt) })
            .OrderBy(p => p.FiscalYear).ThenBy(p => p.Item).Take(MostAddresses).ToListAsync(ct);
        var text = new StringBuilder();
        await using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Async = true, OmitXmlDeclaration = true }))
        {
            await xml.WriteStartElementAsync(null, "urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            var years = pages.Select(p => p.FiscalYear).Distinct().Select(y => FormattableString.Invariant($"/ita/{y}"));
            foreach (var path in (string[])["/", "/ita", "/about", "/about/structure", "/about/executives", "/about/duties", "/contact", "/changes", "/sitemap", "/privacy", "/accessibility", "/en/about", "/en/contact", .. years])
            {
                await WriteAsync(xml, address.Of(path), null);
            }

            foreach (var page in pages)
            {
                await WriteAsync(xml, address.Of(Publication.PathOf(page.FiscalYear, page.Item)), page.At);
            }

            foreach (var (path, at) in await News.ShownAddresses.AllAsync(db, MostAddresses, ct))
            {
                await WriteAsync(xml, address.Of(path), at);
            }

            await xml.WriteEndElementAsync();
        }

        return Results.Text("""<?xml version="1.0" encoding="utf-8"?>""" + text, "application/xml; charset=utf-8");
    }

    public static IResult Robots(SiteAddress address) => Results.Text(
        $"User-agent: *\nDisallow: /app\nDisallow: /sign-in\nDisallow: /search\nSitemap: {address.Of("/sitemap.xml")}\n", "text/plain; charset=utf-8");

    private static async Task WriteAsync(XmlWriter xml, string address, DateTime? at)
    {
        await xml.WriteStartElementAsync(null, "url", null);
        await xml.WriteElementStringAsync(null, "loc", null, address);
        if (at is { } changed)
        {
            await xml.WriteElementStringAsync(null, "lastmod", null, changed.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        await xml.WriteEndElementAsync();
    }
}
