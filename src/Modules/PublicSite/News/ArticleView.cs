using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Media;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.News;

/// <summary>What the page of an article shows; the same for the public and for who looks before.</summary>
/// <param name="Html">Made by <see cref="ArticleHtml"/>.</param>
/// <param name="PublishedAt">Null before it is public.</param>
/// <param name="Canonical">Address on the whole web; empty before it is public.</param>
/// <param name="Items">OIT items that it serves, with the page of the item where there is one.</param>
internal sealed record ArticleView(
    ArticleKind Kind, string Title, string Lead, string Html, string UnitName, string Phone, DateOnly? DataAsOf, DateTime? PublishedAt, DateTime? ChangedAt, string ApprovedBy, string Canonical,
    IReadOnlyList<ArticleView.Photo> Photos, IReadOnlyList<ArticleView.File> Files, IReadOnlyList<ArticleView.Item> Items)
{
    public DateTime? WithdrawnAt { get; init; }

    /// <summary>Then nothing of it is shown.</summary>
    public string? WithdrawnReason { get; init; }

    public IHtmlContent Body => new HtmlString(Html);

    public string KindName => Kinds.Of(Kind).Name;

    /// <summary>Null for a page of content under an entry that has no list.</summary>
    public Section? List => Kinds.List(Kinds.Of(Kind).Section);

    public sealed record Photo(string Small, string Large, int Width, int Height, string Alt, string Caption);

    public sealed record File(string Href, string Name, string ContentType, long Length, int? Pages, bool HasText);

    public sealed record Item(string Code, string? Path);
}

/// <summary>Makes the views.</summary>
internal sealed class ArticleViews(AppDb db, SiteAddress address, IAgencyDirectory office)
{
    public async Task<ArticleView> OfAsync(ShownArticle shown, CancellationToken ct)
    {
        var phone = (await office.ProfileAsync(ct)).Phone;
        var view = new ArticleView(
            shown.Kind, shown.Title, shown.Lead, shown.Html, shown.UnitName, phone, shown.DataAsOf, shown.PublishedAt, shown.ChangedAt, shown.ApprovedBy, address.Of(shown.Path),
            [.. shown.Photos.Select(p => new ArticleView.Photo(PublicPicture.PathOf(p.Small, p.SmallName), PublicPicture.PathOf(p.Large, p.LargeName), p.Width, p.Height, p.Alt, p.Caption))],
            [.. shown.Files.Select(f => new ArticleView.File($"{shown.Path}/files/{f.Slug}", f.Name, f.ContentType, f.Length, f.Pages, f.HasText))],
            await ItemsAsync(shown.FiscalYear, shown.Items, ct));
        return shown.WithdrawnAt is null ? view
            : view with { Html = "", Lead = "", Photos = [], Files = [], Items = [], WithdrawnAt = shown.WithdrawnAt, WithdrawnReason = shown.WithdrawnReason };
    }

    /// <summary>As it would look; its pictures come from where only those who work on it get them.</summary>
    public async Task<ArticleView> OfDraftAsync(Article article, CancellationToken ct)
    {
        var profile = await office.ProfileAsync(ct);
        var unit = (await office.UnitsAsync(ct)).FirstOrDefault(u => u.Id == article.UnitId)?.Name ?? profile.OfficeName;
        return new(
            article.Kind, article.Title, article.Lead, ArticleHtml.Of(article.Body), unit, profile.Phone, article.DataAsOf, null, null, "", "",
            [.. article.Photos.Select(p => new ArticleView.Photo($"{article.EditPath}/photos/{p.Small:D}", $"{article.EditPath}/photos/{p.Large:D}", p.Width, p.Height, p.Alt, p.Caption))],
            [.. article.Files.Select(f => new ArticleView.File($"{article.EditPath}/files/{f.FileId:D}", f.Name, f.ContentType, f.Length, f.Pages, f.HasText))],
            await ItemsAsync(article.FiscalYear, article.Items, ct));
    }

    private async Task<IReadOnlyList<ArticleView.Item>> ItemsAsync(int year, List<string> codes, CancellationToken ct)
    {
        if (codes.Count == 0)
        {
            return [];
        }

        var published = await db.Set<Publication>().AsNoTracking().Where(p => p.FiscalYear == year && codes.Contains(p.Item) && p.WithdrawnAt == null).Select(p => p.Item).Distinct().ToListAsync(ct);
        return [.. codes.Select(code => new ArticleView.Item(code, published.Contains(code) ? Publication.PathOf(year, code) : null))];
    }
}
