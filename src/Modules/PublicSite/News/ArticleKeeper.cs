using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>Keeps an article after a change: its version, who changed it, and that nothing decided before counts for it.</summary>
internal sealed class ArticleKeeper(AppDb db, CurrentUser user, TimeProvider clock, IApprovals approvals)
{
    /// <summary>Saves the unit of work.</summary>
    /// <param name="code">Of the audit event.</param>
    /// <returns>The article; or the refusal "article.moved" when somebody else saved it in the same moment.</returns>
    public async Task<Outcome<Article>> ChangedAsync(Article article, string code, CancellationToken ct)
    {
        var waited = article.State == ArticleState.Waiting;
        var content = article.Content;
        var last = await LastAsync(article.Id, ct);
        article.Revision++;
        (article.ChangedAt, article.ChangedBy) = (clock.GetUtcNow().UtcDateTime, user.Name);
        if (last?.Hash != content.Hash)
        {
            (article.State, article.ApprovedBy) = (ArticleState.Draft, "");
            db.Add(new ArticleVersion
            {
                ArticleId = article.Id,
                Number = (last?.Number ?? 0) + 1,
                Title = article.Title,
                Hash = content.Hash,
                Written = content.Written,
                At = article.ChangedAt,
                ByName = user.Name,
            });
        }

        db.Record(code, article.Id.ToString("D"), new { kind = article.Kind.ToString(), year = article.FiscalYear, number = article.Number, hash = content.Hash });
        try
        {
            if (waited)
            {
                await approvals.SubjectChangedAsync(ArticleSubject.TypeName, article.Id, content.Hash, ct);
            }

            await db.SaveChangesAsync(ct);
            return article;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal("article.moved");
        }
    }

    public Task<ArticleVersion?> LastAsync(Guid articleId, CancellationToken ct) =>
        db.Set<ArticleVersion>().AsNoTracking().Where(v => v.ArticleId == articleId).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
}
