using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>Who may open the files of a paper: whoever sees it in the list, and whoever it was sent to.</summary>
internal sealed class PaperReaders(AppDb db, CurrentUser user, IApprovals approvals)
{
    public async Task<bool> MaySeeAsync(Guid paperId, CancellationToken ct) =>
        await db.Set<PaperDraft>().SeenBy(user).AnyAsync(p => p.Id == paperId, ct) || await approvals.MaySeeAsync(PaperSubject.TypeName, paperId, ct);
}
