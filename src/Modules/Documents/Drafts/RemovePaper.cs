using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>Throws a draft away, or puts it back. Nothing is deleted.</summary>
internal sealed class RemovePaper(AppDb db, CurrentUser user, IApprovals approvals, TimeProvider clock)
{
    /// <param name="Back">True puts it back.</param>
    public sealed record Input(Guid PaperId, bool Back = false);

    /// <returns>Null when there is no such paper among many, or it is not this person's to see; refusals "paper.approved-stays", "paper.on-its-way".</returns>
    public async Task<Outcome<PaperDraft>?> HandleAsync(Input input, CancellationToken ct)
    {
        var paper = await db.Set<PaperDraft>().SeenBy(user).SingleOrDefaultAsync(p => p.Id == input.PaperId && p.Serial != "", ct);
        if (paper is null)
        {
            return null;
        }

        if (!input.Back && await db.Set<FrozenPaper>().AnyAsync(f => f.Kind == paper.Kind && f.Serial == paper.Serial, ct))
        {
            return new Refusal("paper.approved-stays");
        }

        // Granted and not kept yet: the printer has it.
        if (!input.Back && await approvals.OfAsync(PaperSubject.TypeName, paper.Id, ct) is { State: ApprovalState.Running or ApprovalState.Returned or ApprovalState.Granted })
        {
            return new Refusal("paper.on-its-way");
        }

        // Whoever sends it at this moment sees that it is gone, or this comes too late.
        paper.Revision++;
        paper.RemovedAt = input.Back ? null : clock.GetUtcNow().UtcDateTime;
        db.Record(input.Back ? "paper.put-back" : "paper.removed", paper.Id.ToString("D"), new { year = paper.FiscalYear, kind = paper.Kind });
        await db.SaveChangesAsync(ct);
        return paper;
    }
}
