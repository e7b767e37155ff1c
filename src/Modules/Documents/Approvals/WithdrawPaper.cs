using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Documents.Approvals;

/// <summary>Takes a published paper out of sight, with a reason that stays on record.</summary>
internal sealed class WithdrawPaper(AppDb db, IFrameworks frameworks, IPublisher publisher, TimeProvider clock)
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

        if (!paper.IsPublic || PublicKinds.ItemOf(paper.Kind, await frameworks.OfYearAsync(paper.FiscalYear, ct)) is not { } item)
        {
            return new Refusal("paper.not-shown");
        }

        await publisher.WithdrawAsync(paper.FiscalYear, item.Code, reason, ct);
        (paper.WithdrawnAt, paper.WithdrawnReason) = (clock.GetUtcNow().UtcDateTime, reason);
        db.Record("paper.withdrawn", paper.Id.ToString("D"), new { path = paper.PublicPath });
        await db.SaveChangesAsync(ct);
        return paper;
    }
}
