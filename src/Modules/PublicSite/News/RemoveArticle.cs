using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.News;

/// <summary>Takes an article out of sight with a reason that the public reads at its address.</summary>
internal sealed class WithdrawArticle(AppDb db, ArticleDesk desk, ShowArticle show)
{
    private const int Longest = 500;

    public sealed record Input(Guid Id, string Reason);

    /// <returns>Null when it is not this person's; refusals "article.not-shown", "article.withdraw-reason".</returns>
    public async Task<Outcome<Article>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(input.Id, ct) is not { } article)
        {
            return null;
        }

        var reason = input.Reason.Length > Longest ? "" : Publications.PaperHtml.Line(input.Reason);
        if (!article.IsShown)
        {
            return new Refusal("article.not-shown");
        }

        if (string.IsNullOrWhiteSpace(reason) || PersonalNumbers.In(reason, ArticleLook.NoPhones).Any())
        {
            return new Refusal("article.withdraw-reason", "Input.Reason", Longest);
        }

        article.Revision++;
        article.WithdrawAt = null;
        await show.WithdrawAsync(article, reason, ct);
        await db.SaveChangesAsync(ct);
        return article;
    }
}

/// <summary>Deletes an article that the public does not see; it can be taken back for thirty days.</summary>
internal sealed class DeleteArticle(AppDb db, ArticleDesk desk, IApprovals approvals)
{
    /// <returns>Null when it is not this person's; refusals "article.shown", "article.on-its-way".</returns>
    public async Task<Outcome<Article>?> HandleAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } article)
        {
            return null;
        }

        if (article.IsShown || article.State is ArticleState.Waiting or ArticleState.Scheduled)
        {
            return new Refusal(article.IsShown ? "article.shown" : "article.on-its-way");
        }

        // What came back from an approval would wait for its author for ever.
        if (await approvals.OfAsync(ArticleSubject.TypeName, id, ct) is { State: ApprovalState.Returned } returned)
        {
            await approvals.WithdrawAsync(returned.Id, "ลบร่างแล้ว", ct);
        }

        (article.DeletedAt, article.Revision) = (desk.Now, article.Revision + 1);
        db.Record("article.deleted", id.ToString("D"), new { year = article.FiscalYear, number = article.Number });
        await db.SaveChangesAsync(ct);
        return article;
    }
}

/// <summary>Takes back what was deleted, or an older version of what is there.</summary>
internal sealed class RestoreArticle(AppDb db, ArticleDesk desk, ArticleKeeper keeper)
{
    /// <returns>Null when it is not this person's, or the thirty days are over.</returns>
    public async Task<Outcome<Article>?> HandleAsync(Guid id, CancellationToken ct)
    {
        var since = desk.Now - ArticleDesk.TimeToRestore;
        if (await desk.Mine.SingleOrDefaultAsync(a => a.Id == id && a.DeletedAt != null && a.DeletedAt >= since, ct) is not { } article)
        {
            return null;
        }

        (article.DeletedAt, article.Revision) = (null, article.Revision + 1);
        db.Record("article.restored", id.ToString("D"), new { year = article.FiscalYear, number = article.Number });
        await db.SaveChangesAsync(ct);
        return article;
    }

    /// <summary>The words, photos and files of an older version become the draft; year and number stay.</summary>
    /// <returns>Null when there is no such version.</returns>
    public async Task<Outcome<Article>?> VersionAsync(Guid id, int number, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } article
            || await db.Set<ArticleVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.ArticleId == id && v.Number == number, ct) is not { } version)
        {
            return null;
        }

        article.Take(version.Content with { FiscalYear = article.FiscalYear });
        return await keeper.ChangedAsync(article, "article.version-restored", ct);
    }
}

internal static class ArticleQueries
{
    public static Task<Article?> FindArticleAsync(this IQueryable<Article> articles, Guid id, CancellationToken ct) => articles.SingleOrDefaultAsync(a => a.Id == id && a.DeletedAt == null, ct);
}
