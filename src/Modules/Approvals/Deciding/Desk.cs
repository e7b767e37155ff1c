using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Approvals.Sending;
using Prongsai.Platform;

namespace Prongsai.Approvals.Deciding;

/// <summary>What lies before the person who is to decide, checked: the right thing, unchanged, and theirs to decide today.</summary>
internal sealed class Desk(Ledger ledger, Subjects subjects, Signatories signatories, VoidApproval voids)
{
    /// <param name="Me">In what capacity the signed-in person acts.</param>
    internal sealed record Sheet(Dossier File, Step Step, Signer Me);

    /// <param name="place">Step that the form was made for.</param>
    /// <param name="hash">Content that the form showed.</param>
    /// <returns>Null when there is no such approval or step, or it is nothing to this person; refusals "approval.gone", "approval.changed",
    /// "approval.stale" and "approval.not-today" ({0} = why).</returns>
    public async Task<Outcome<Sheet>?> TakeAsync(Guid approvalId, int place, string hash, CancellationToken ct)
    {
        if (await ledger.FindAsync(approvalId, ct) is not { } file || file.StepAt(place) is not { } step)
        {
            return null;
        }

        ledger.SettleDue(file);
        var me = await signatories.MeAsync(step.PositionId, ct);
        if (me is null)
        {
            if ((await signatories.OfAsync(step.PositionId, ct)).Problem is { } problem)
            {
                return new Refusal("approval.not-today", "", problem);
            }

            return null;
        }

        if (await WhyNotThisAsync(file, ct) is { } refusal)
        {
            return refusal;
        }

        // A form of another round: nothing is wrong with the approval, but this is not what was read.
        return hash == file.Course.Hash || file.Course.IsOver ? new Sheet(file, step, me) : new Refusal("approval.stale");
    }

    /// <summary>The last look at the content before a decision binds to it; makes the approval void when the content has changed.</summary>
    public async Task<Refusal?> WhyNotThisAsync(Dossier file, CancellationToken ct)
    {
        if (file.Course.State != ApprovalState.Running)
        {
            return null;
        }

        if (await subjects.ReadAsync(file.Approval, ct) is not { } reading)
        {
            return new Refusal("approval.gone");
        }

        if (reading.Hash == file.Course.Hash)
        {
            return null;
        }

        await voids.VoidAsync(file, ct);
        return new Refusal("approval.changed");
    }
}
