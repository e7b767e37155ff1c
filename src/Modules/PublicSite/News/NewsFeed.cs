using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>RSS 2.0 of what is new, for readers and for the province that gathers them.</summary>
internal static class NewsFeed
{
    public const string Path = "/news/feed.xml";
    private const int Most = 30;
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static async Task<IResult> GetAsync(AppDb db, SiteAddress address, Tenant tenant, CancellationToken ct)
    {
        var latest = await db.Set<ShownArticle>().AsNoTracking().Where(s => s.Section == "news" && s.WithdrawnAt == null)
            .OrderByDescending(s => s.PublishedAt).ThenByDescending(s => s.Number).Take(Most).ToListAsync(ct);
        var text = new StringBuilder();
        await using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Async = true, OmitXmlDeclaration = true }))
        {
            await xml.WriteStartElementAsync(null, "rss", null);
            await xml.WriteAttributeStringAsync(null, "version", null, "2.0");
            await xml.WriteAttributeStringAsync("xmlns", "atom", null, Atom);
            await xml.WriteStartElementAsync(null, "channel", null);
            await WriteAsync(xml, "title", "ข่าวและประกาศ " + tenant.Agency.Name);
            await WriteAsync(xml, "link", address.Of("/news"));
            await WriteAsync(xml, "description", "ข่าวประชาสัมพันธ์ ประกาศ และการรับสมัครของ" + tenant.Agency.Name);
            await WriteAsync(xml, "language", "th");
            await xml.WriteStartElementAsync("atom", "link", Atom);
            await xml.WriteAttributeStringAsync(null, "href", null, address.Of(Path));
            await xml.WriteAttributeStringAsync(null, "rel", null, "self");
            await xml.WriteAttributeStringAsync(null, "type", null, "application/rss+xml");
            await xml.WriteEndElementAsync();
            foreach (var article in latest)
            {
                await xml.WriteStartElementAsync(null, "item", null);
                await WriteAsync(xml, "title", article.Title);
                await WriteAsync(xml, "link", address.Of(article.Path));
                await WriteAsync(xml, "guid", address.Of(Article.PathOf(article.Kind, article.FiscalYear, article.Number, "")));
                await WriteAsync(xml, "category", Kinds.Of(article.Kind).Name);
                await WriteAsync(xml, "description", article.Lead);
                await WriteAsync(xml, "pubDate", article.PublishedAt.ToString("r", CultureInfo.InvariantCulture));
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
            await xml.WriteEndElementAsync();
        }

        return Results.Text("""<?xml version="1.0" encoding="utf-8"?>""" + text, "application/rss+xml; charset=utf-8");
    }

    // A lone surrogate or a control character would make the whole feed unreadable; storage has cleaned them away already.
    private static Task WriteAsync(XmlWriter xml, string name, string text) => xml.WriteElementStringAsync(null, name, null, text);
}
