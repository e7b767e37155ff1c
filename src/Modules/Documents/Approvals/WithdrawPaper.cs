using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Documents.Approvals;

/// <summary>Takes a published paper out of sight, with a reason that stays on record.</summary>
internal sealed class WithdrawPaper(AppDb db, IPublisher publisher, TimeProvider clock)
{
    private const int Longest = 500;

    public sealed record Input(Guid PaperId, string Reason);

    /// <returns>Null when this agency has no such paper; refusals "paper.reason" (field Reason), "paper.not-shown".</returns>
    public async Task<Outcome<FrozenPaper>?> HandleAsync(Input input, CancellationToken ct)
    {
        var paper = await db.Set<FrozenPaper>().SingleOrDefaultAsync(p => p.Id == input.PaperId, ct);
        if (paper is null)
        {
            return null;
        }

        var reason = input.Reason.Length > Longest ? "" : ThaiText.Clean(input.Reason);
        if (reason.Length == 0)
        {
            return new Refusal("paper.reason", nameof(Input.Reason), Longest);
        }

        if (!paper.IsPublic || paper.PublicPath is not { } path)
        {
            return new Refusal("paper.not-shown");
        }

        // Where it stands, also when the rules have moved the item since.
        var (year, item) = PublicPlaces.Read(path);
        await publisher.WithdrawAsync(year, item, reason, ct);
        (paper.WithdrawnAt, paper.WithdrawnReason) = (clock.GetUtcNow().UtcDateTime, reason);
        db.Record("paper.withdrawn", paper.Id.ToString("D"), new { path = paper.PublicPath });
        await db.SaveChangesAsync(ct);
        return paper;
    }
}

/// <summary>The page was taken away on the list of the website: what vouches for the paper says so too.</summary>
internal sealed class HearWithdrawal(AppDb db) : IHandle<PageWithdrawn>
{
    public async Task HandleAsync(PageWithdrawn fact, CancellationToken ct)
    {
        // One is public at an address, if any; what was published after the fact is not meant by it.
        var paper = await db.Set<FrozenPaper>().Where(p => p.PublicPath == fact.Path && p.PublishedAt != null && p.PublishedAt <= fact.At && p.WithdrawnAt == null)
            .OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.Version).FirstOrDefaultAsync(ct);
        if (paper is not null)
        {
            (paper.WithdrawnAt, paper.WithdrawnReason) = (fact.At, fact.Reason);
            await db.SaveChangesAsync(ct);
        }
    }
}
