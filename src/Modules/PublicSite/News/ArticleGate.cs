using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <param name="At">UTC; null: as soon as it may be.</param>
/// <param name="Until">UTC; null: for good.</param>
internal sealed record ArticleTimes(DateTime? At, DateTime? Until);

/// <summary>What stands between an article and the public, the same for one that is sent for approval and one that is published at once.</summary>
internal sealed class ArticleGate(AppDb db, ArticleReader reader, ArticleDesk desk)
{
    private const int FarthestYears = 2;

    public CurrentUser User => desk.User;

    public DateTime Now => desk.Now;

    /// <summary>As long as the office says nothing else, every kind is approved before it is published.</summary>
    public async Task<bool> NeedsApprovalAsync(ArticleKind kind, CancellationToken ct) =>
        await db.Set<KindRule>().AsNoTracking().Where(r => r.Kind == kind).Select(r => (bool?)r.NeedsApproval).SingleOrDefaultAsync(ct) ?? true;

    public Task<ArticleLook> LookAsync(Article article, CancellationToken ct) => reader.OfAsync(article.Content, ct);

    /// <summary>Lets the version that is there now pass: its time and the word given for its numbers are kept with it.</summary>
    /// <returns>Null when it is not this person's; refusals "article.*".</returns>
    public async Task<Outcome<Passed>?> PassAsync(Guid id, int? revision, ArticleTimes times, FindingsSaid? said, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } article)
        {
            return null;
        }

        if (revision is { } known && known != article.Revision)
        {
            return new Refusal("article.moved");
        }

        if (article.State is ArticleState.Waiting or ArticleState.Scheduled)
        {
            return new Refusal("article.on-its-way");
        }

        if (Wrong(times) is { } wrong)
        {
            return wrong;
        }

        var look = await LookAsync(article, ct);
        if (look.Refuse(said, User.Can(NewsPermissions.Publish)) is { } refusal)
        {
            return refusal;
        }

        var version = await db.Set<ArticleVersion>().AsNoTracking().Where(v => v.ArticleId == id).OrderByDescending(v => v.Number).FirstAsync(ct);
        article.Revision++;
        (article.PublishAt, article.WithdrawAt, article.SentVersion) = (times.At, times.Until, version.Number);
        return new Passed(article, version, look.Numbers, look.Numbers.Count > 0 ? said!.Why : "", [.. look.Findings.Select(f => f.Code).Distinct()]);
    }

    private Refusal? Wrong(ArticleTimes times) =>
        times.At is { } at && (at < Now.AddMinutes(-5) || at > Now.AddYears(FarthestYears)) ? new Refusal("article.publish-at", "Input.PublishOn")
        : times.Until is { } until && (until <= (times.At ?? Now) || until > Now.AddYears(FarthestYears * 5)) ? new Refusal("article.withdraw-at", "Input.WithdrawOn")
        : null;

    /// <param name="Numbers">Masked, that are shown for <paramref name="Reason"/>.</param>
    internal sealed record Passed(Article Article, ArticleVersion Version, IReadOnlyList<string> Numbers, string Reason, IReadOnlyList<string> Read);
}
