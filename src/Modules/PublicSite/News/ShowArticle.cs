using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Media;
using Prongsai.PublicSite.Serving;

namespace Prongsai.PublicSite.News;

/// <summary>Puts a version before the public, or takes what is there out of sight. In the unit of work: who calls saves.</summary>
internal sealed class ShowArticle(AppDb db, IAgencyDirectory office, ArticleIndex index, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task ShowAsync(Article article, ArticleVersion version, CancellationToken ct)
    {
        var (content, now) = (version.Content, Now);
        var shown = await db.Set<ShownArticle>().SingleOrDefaultAsync(s => s.Id == article.Id, ct);
        var before = shown?.Photos ?? [];
        if (shown is null)
        {
            shown = New(article, now);
            db.Add(shown);
        }

        shown.PublishedAt = shown.WithdrawnAt is null ? shown.PublishedAt : now;
        (shown.Kind, shown.Section, shown.Place, shown.Slug) = (content.Kind, Kinds.Of(content.Kind).Section, content.Place, content.Slug);
        (shown.Title, shown.Lead, shown.Html) = (content.Title, content.Lead, ArticleHtml.Of(content.Body));
        shown.Words = string.Join('\n', ArticleText.Lines(content.Body));
        shown.UnitName = await UnitAsync(content.UnitId, ct);
        shown.DataAsOf = content.DataAsOf ?? Bangkok.DateOf(now);
        (shown.Items, shown.Photos, shown.Files) = ([.. content.Items], [.. content.Photos], [.. content.Files]);
        (shown.Version, shown.Hash, shown.ApprovedBy, shown.ChangedAt) = (version.Number, version.Hash, article.ApprovedBy, now);
        (shown.WithdrawnAt, shown.WithdrawnReason) = (null, null);
        await LightAsync(before, content.Photos, ct);
        (article.State, article.IsShown, article.WasShown, article.PublishAt) = (ArticleState.Published, true, true, null);
        if (article.WithdrawAt is { } until)
        {
            db.Enqueue(WithdrawDue.Name, new DueBody(article.Id, version.Number), until);
        }

        db.Record("article.published", shown.Path, new { version = version.Number, hash = version.Hash });
        db.Raise(new ArticlePublished(article.Id, shown.Path, shown.Title, shown.FiscalYear, shown.Items, shown.Version));
        await index.PutAsync(shown, ct);
    }

    /// <param name="reason">Public.</param>
    public async Task WithdrawAsync(Article article, string reason, CancellationToken ct)
    {
        article.IsShown = false;
        article.State = article.State is ArticleState.Published or ArticleState.Scheduled ? ArticleState.Withdrawn : article.State;
        if (await db.Set<ShownArticle>().SingleOrDefaultAsync(s => s.Id == article.Id, ct) is not { WithdrawnAt: null } shown)
        {
            return;
        }

        (shown.WithdrawnAt, shown.WithdrawnReason, shown.ChangedAt) = (Now, reason, Now);
        await LightAsync(shown.Photos, [], ct);
        db.Record("article.withdrawn", shown.Path, new { version = shown.Version });
        db.Raise(new ArticleWithdrawn(article.Id, shown.Path, shown.FiscalYear, shown.Items, reason));
        await index.RemoveAsync(shown, ct);
    }

    private static ShownArticle New(Article article, DateTime now) => new()
    {
        Id = article.Id,
        FiscalYear = article.FiscalYear,
        Number = article.Number,
        Kind = article.Kind,
        Section = "",
        Place = "",
        Slug = "",
        Title = "",
        Lead = "",
        Html = "",
        Words = "",
        UnitName = "",
        DataAsOf = default,
        Items = [],
        Photos = [],
        Files = [],
        Version = 0,
        Hash = "",
        ApprovedBy = "",
        PublishedAt = now,
        ChangedAt = now,
    };

    /// <summary>Only pictures of what is shown answer the public.</summary>
    private async Task LightAsync(IReadOnlyList<ArticlePhoto> before, IReadOnlyList<ArticlePhoto> now, CancellationToken ct)
    {
        var wanted = now.SelectMany(p => (Guid[])[p.Large, p.Small]).ToHashSet();
        var all = before.SelectMany(p => (Guid[])[p.Large, p.Small]).Concat(wanted).Distinct().ToList();
        foreach (var picture in await db.Set<PublicPicture>().Where(p => all.Contains(p.Id)).ToListAsync(ct))
        {
            picture.Shown = wanted.Contains(picture.Id);
        }
    }

    private async Task<string> UnitAsync(Guid? unitId, CancellationToken ct) =>
        unitId is { } id && (await office.UnitsAsync(ct)).FirstOrDefault(u => u.Id == id) is { } unit ? unit.Name : (await office.ProfileAsync(ct)).OfficeName;
}

internal sealed class ForgetOnArticle(PublicPages pages, Tenant tenant) : IHandle<ArticlePublished>, IHandle<ArticleWithdrawn>
{
    public Task HandleAsync(ArticlePublished fact, CancellationToken ct) => Forget();

    public Task HandleAsync(ArticleWithdrawn fact, CancellationToken ct) => Forget(takenBack: true);

    private Task Forget(bool takenBack = false)
    {
        pages.Forget(tenant.Agency.Id, takenBack);
        return Task.CompletedTask;
    }
}
