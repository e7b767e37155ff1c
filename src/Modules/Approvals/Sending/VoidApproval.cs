using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals.Sending;

/// <summary>The content changed while it ran: whatever was decided does not count, and what changed is kept to be read.</summary>
internal sealed class VoidApproval(AppDb db, Ledger ledger, Subjects subjects)
{
    private const string Why = "มีการแก้ไขเนื้อหาระหว่างเสนอ";

    public async Task OfSubjectAsync(string subjectType, Guid subjectId, string newHash, CancellationToken ct)
    {
        // The change itself first: it must not be lost when somebody decides in the same moment. Between the two saves nothing can become final,
        // because settling compares the content again.
        await db.SaveChangesAsync(ct);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (await ledger.LastOfAsync(subjectType, subjectId, ct) is not { } file)
            {
                return;
            }

            if (file.Course.Due(ledger.Now).Any(a => a.Kind == ActKind.Returned))
            {
                // It lies with its author already, only nobody has looked since.
                ledger.SettleDue(file);
                if (!await ledger.TrySaveAsync(ct))
                {
                    continue;
                }
            }

            if (file.Course.State != ApprovalState.Running || file.Course.Hash == newHash || await VoidAsync(file, ct))
            {
                return;
            }
        }

        throw new TimeoutException("The approval was changed by others twenty times in a row.");
    }

    /// <returns>False when somebody else was first.</returns>
    public async Task<bool> VoidAsync(Dossier file, CancellationToken ct)
    {
        ledger.Append(file, new Act
        {
            ApprovalId = file.Approval.Id,
            Number = file.Course.NextNumber,
            Kind = ActKind.Voided,
            At = ledger.Now,
            Hash = file.Course.Hash,
            Opinion = Why,
        });
        if (!await ledger.TrySaveAsync(ct))
        {
            return false;
        }

        // Read after the save: what the caller had pending is there now.
        file.Approval.Difference = await subjects.DifferenceAsync(file.Approval, ct);
        return await ledger.TrySaveAsync(ct);
    }
}
