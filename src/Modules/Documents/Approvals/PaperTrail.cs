using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>What a save leaves behind: versions, and a void approval when the paper was on its way.</summary>
internal sealed class PaperTrail(AppDb db, VersionKeeper versions, IApprovals approvals)
{
    public VersionKeeper Versions => versions;

    /// <summary>Saves the unit of work; if somebody was to sign this paper, the approval learns in the same transaction that the content is another.</summary>
    public async Task SaveAsync(PaperDraft draft, CancellationToken ct)
    {
        var isNew = db.Entry(draft).State == EntityState.Added;
        var running = isNew ? null : await approvals.OfAsync(PaperSubject.TypeName, draft.Id, ct);
        if (running is not { State: ApprovalState.Running })
        {
            await db.SaveChangesAsync(ct);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = await versions.KeepAsync(draft.Id, VersionReason.Saved, ct);
        await db.SaveChangesAsync(ct);
        await approvals.SubjectChangedAsync(PaperSubject.TypeName, draft.Id, now.Hash, ct);
        await transaction.CommitAsync(ct);
    }
}
