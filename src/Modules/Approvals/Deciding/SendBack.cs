using Prongsai.Approvals.Rule;
using Prongsai.Approvals.Sending;
using Prongsai.Platform;

namespace Prongsai.Approvals.Deciding;

/// <summary>One step sends it back, to an earlier step or to its author, and says why.</summary>
internal sealed class SendBack(Ledger ledger, Desk desk, StepUp stepUp, CurrentUser user)
{
    /// <param name="ToPlace">Null: to the author.</param>
    public sealed record Input(Guid ApprovalId, int Place, int? ToPlace, string? Reason, string Hash, string? Pin);

    /// <returns>Null when it is nothing to this person; refusals "approval.*", "pin.*".</returns>
    public async Task<Outcome<Decide.Given>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (Kept.Opinion(input.Reason) is not { Length: > 0 } reason)
        {
            return new Refusal("approval.return-reason", "Input.Reason", Kept.LongestOpinion);
        }

        if (await stepUp.CheckAsync(input.Pin ?? "", ct) is { } wrong)
        {
            return wrong;
        }

        if (await desk.TakeAsync(input.ApprovalId, input.Place, input.Hash, ct) is not { } taken)
        {
            return null;
        }

        if (!taken.Done)
        {
            return taken.Refusal;
        }

        var (file, step, me) = taken.Value;
        if (file.Course.WhyNotReturn(input.Place, input.ToPlace, input.Hash) is { } code)
        {
            return new Refusal(code);
        }

        var act = new Saying(null, "", reason, input.Hash, input.ToPlace).At(file, step, me, user.AccountId, ledger.Now);
        ledger.Append(file, act);
        return await ledger.TrySaveAsync(ct) ? new Decide.Given(file, act) : new Refusal("approval.moved");
    }
}

/// <summary>Takes back what the same person decided or sent back less than ten seconds ago. Both stay on record.</summary>
internal sealed class Undo(Ledger ledger, CurrentUser user)
{
    /// <param name="Number">Number of the act.</param>
    public sealed record Input(Guid ApprovalId, int Number);

    /// <returns>Null when there is none; refusals "approval.undo-late", "approval.undo-not-yours".</returns>
    public async Task<Outcome<Dossier>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await ledger.FindAsync(input.ApprovalId, ct) is not { } file || file.Acts.All(a => a.Number != input.Number))
        {
            return null;
        }

        if (file.Course.WhyNotUndo(input.Number, user.AccountId, ledger.Now) is { } code)
        {
            return new Refusal(code);
        }

        ledger.Append(file, new Act
        {
            ApprovalId = file.Approval.Id,
            Number = file.Course.NextNumber,
            Kind = ActKind.Undone,
            At = ledger.Now,
            OfNumber = input.Number,
            Hash = file.Course.Hash,
            AccountId = user.AccountId,
            PersonId = user.PersonId,
            Name = user.Name,
        });
        return await ledger.TrySaveAsync(ct) ? file : new Refusal("approval.undo-late");
    }
}
