using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>Publishes an article of a kind that the office lets its heads publish on their own word, now or at a time.</summary>
internal sealed class PublishArticle(AppDb db, ArticleGate gate, ShowArticle show)
{
    public sealed record Input(Guid Id, int? Revision, ArticleTimes Times, FindingsSaid? Said);

    /// <returns>Null when it is not this person's; refusals "article.needs-approval", "article.may-not-publish" and those of <see cref="ArticleGate.PassAsync"/>.</returns>
    public async Task<Outcome<Article>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await gate.PassAsync(input.Id, input.Revision, input.Times, input.Said, ct) is not { } passed)
        {
            return null;
        }

        if (!passed.Done)
        {
            return passed.Refusal;
        }

        var article = passed.Value.Article;
        if (await gate.NeedsApprovalAsync(article.Kind, ct))
        {
            return new Refusal("article.needs-approval", "", Kinds.Of(article.Kind).Name);
        }

        if (!gate.User.Can(NewsPermissions.Publish))
        {
            return new Refusal("article.may-not-publish");
        }

        article.ApprovedBy = gate.User.Name;
        db.Record("article.passed", article.Id.ToString("D"), new { version = passed.Value.Version.Number, passed.Value.Read, passed.Value.Numbers, passed.Value.Reason });
        await new ArticleStart(db, show).GoAsync(article, passed.Value.Version, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return article;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal("article.moved");
        }
    }
}

/// <summary>What is cleared to go: before the public at once, or when its time comes.</summary>
internal sealed class ArticleStart(AppDb db, ShowArticle show)
{
    public Task GoAsync(Article article, ArticleVersion version, CancellationToken ct)
    {
        if (article.PublishAt is not { } at || at <= show.Now)
        {
            return show.ShowAsync(article, version, ct);
        }

        article.State = ArticleState.Scheduled;
        db.Enqueue(PublishDue.Name, new DueBody(article.Id, version.Number), at);
        db.Record("article.scheduled", article.Id.ToString("D"), new { version = version.Number, at });
        return Task.CompletedTask;
    }
}
