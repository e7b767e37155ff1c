using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>What stands on the page on which an article is sent or published.</summary>
internal sealed class PublishSeat(ArticleDesk desk, ArticleGate gate, IApprovals approvals)
{
    public CurrentUser User => desk.User;

    /// <param name="Look">Null when it is on its way or public as it stands: there is nothing to send.</param>
    internal sealed record Found(Article Article, bool NeedsApproval, ApprovalView? Approval, IReadOnlyList<RouteView> Routes, ArticleLook? Look);

    public async Task<Found?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await desk.Seen.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } article)
        {
            return null;
        }

        var open = article.State is ArticleState.Draft or ArticleState.Withdrawn;
        var needs = await gate.NeedsApprovalAsync(article.Kind, ct);
        var approval = await approvals.OfAsync(ArticleSubject.TypeName, id, ct);
        return new(article, needs, approval, open && needs ? await approvals.RoutesAsync(ArticleSubject.TypeName, article.UnitId, ct) : [], open ? await gate.LookAsync(article, ct) : null);
    }
}
