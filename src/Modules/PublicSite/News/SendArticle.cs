using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>Sends an article, exactly as it stands, through the hands that approve it.</summary>
internal sealed class SendArticle(AppDb db, ArticleGate gate, IApprovals approvals)
{
    /// <param name="RouteId">Null: the first that fits. Of no account when it came back: it goes on where it was.</param>
    /// <param name="Note">What was mended since it came back.</param>
    public sealed record Input(Guid Id, int? Revision, Guid? RouteId, bool Urgent, string Note, ArticleTimes Times, FindingsSaid? Said);

    /// <returns>Null when it is not this person's; refusals of <see cref="ArticleGate.PassAsync"/> and of the approval service.</returns>
    public async Task<Outcome<ApprovalView>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await gate.PassAsync(input.Id, input.Revision, input.Times, input.Said, ct) is not { } passed)
        {
            return null;
        }

        if (!passed.Done)
        {
            return passed.Refusal;
        }

        var (article, version) = (passed.Value.Article, passed.Value.Version);
        (article.State, article.ApprovedBy) = (ArticleState.Waiting, "");
        db.Record("article.sent", article.Id.ToString("D"), new { version = version.Number, hash = version.Hash, passed.Value.Read, passed.Value.Numbers, passed.Value.Reason });
        var sent = await StartAsync(input, article, version, ct);
        if (!sent.Done)
        {
            // Nothing was written; what stands in memory is not what is kept.
            db.ChangeTracker.Clear();
        }

        return sent;
    }

    private async Task<Outcome<ApprovalView>> StartAsync(Input input, Article article, ArticleVersion version, CancellationToken ct)
    {
        var summary = ArticleSubject.Summary(article);
        if (await approvals.OfAsync(ArticleSubject.TypeName, article.Id, ct) is { State: ApprovalState.Returned } before)
        {
            return await approvals.SendAgainAsync(new(before.Id, article.Title, version.Hash, summary, input.Note), ct) ?? new Refusal("article.gone");
        }

        return await approvals.StartAsync(new(ArticleSubject.TypeName, article.Id, article.Title, version.Hash, input.RouteId, article.UnitId, input.Urgent, summary), ct);
    }
}

/// <summary>Hears how an approval went: what was granted is shown at its time, all else lies with its author again.</summary>
internal sealed class HearDecision(AppDb db, ArticleStart start) : IHandle<ApprovalCompleted>, IHandle<ApprovalReturned>, IHandle<ApprovalVoided>, IHandle<ApprovalWithdrawn>
{
    public async Task HandleAsync(ApprovalCompleted fact, CancellationToken ct)
    {
        if (await WaitingAsync(fact.SubjectType, fact.SubjectId, ct) is not { } article)
        {
            return;
        }

        var version = await db.Set<ArticleVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.ArticleId == article.Id && v.Number == article.SentVersion, ct);
        if (!fact.Granted || version?.Hash != fact.Hash)
        {
            await BackAsync(article, ct);
            return;
        }

        article.Revision++;
        article.ApprovedBy = string.Join(' ', (string[])[fact.Decider.Name, .. fact.Decider.BlockLines]);
        await start.GoAsync(article, version, ct);
        await db.SaveChangesAsync(ct);
    }

    public Task HandleAsync(ApprovalReturned fact, CancellationToken ct) => fact.ToPlace is null ? BackAsync(fact.SubjectType, fact.SubjectId, ct) : Task.CompletedTask;

    public Task HandleAsync(ApprovalVoided fact, CancellationToken ct) => BackAsync(fact.SubjectType, fact.SubjectId, ct);

    public Task HandleAsync(ApprovalWithdrawn fact, CancellationToken ct) => BackAsync(fact.SubjectType, fact.SubjectId, ct);

    private async Task BackAsync(string type, Guid id, CancellationToken ct)
    {
        if (await WaitingAsync(type, id, ct) is { } article)
        {
            await BackAsync(article, ct);
        }
    }

    private Task BackAsync(Article article, CancellationToken ct)
    {
        article.State = ArticleState.Draft;
        article.Revision++;
        return db.SaveChangesAsync(ct);
    }

    /// <summary>Null when it is of another kind or nothing is waited for any more: heard twice, or changed meanwhile.</summary>
    private async Task<Article?> WaitingAsync(string type, Guid id, CancellationToken ct) =>
        type == ArticleSubject.TypeName && await db.Set<Article>().FindArticleAsync(id, ct) is { State: ArticleState.Waiting } article ? article : null;
}
