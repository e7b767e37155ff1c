using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals.Deciding;

/// <summary>One step decides. It has its effect ten seconds later; until then the same person can take it back.</summary>
internal sealed class Decide(Ledger ledger, Desk desk, StepUp stepUp, CurrentUser user)
{
    /// <param name="Pin">Six digits of the person who decides.</param>
    public sealed record Input(Guid ApprovalId, int Place, DecisionWord Word, string? Whom, string? Opinion, string Hash, string? Pin);

    /// <summary>An act that the handler wrote, or found written by the same press of the button a moment ago.</summary>
    internal sealed record Given(Dossier File, Act Act);

    /// <returns>Null when it is nothing to this person; refusals "approval.*", "pin.*".</returns>
    public async Task<Outcome<Given>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (Saying.Of(input.Word, input.Whom, input.Opinion, input.Hash).Refusal is { } unsaid)
        {
            return unsaid;
        }

        if (await stepUp.CheckAsync(input.Pin ?? "", ct) is { } wrong)
        {
            return wrong;
        }

        return await CheckedAsync(input, ct);
    }

    /// <summary>The same for one of several that were read together, after the code was checked once.</summary>
    public async Task<Outcome<Given>?> CheckedAsync(Input input, CancellationToken ct)
    {
        var (saying, unsaid) = Saying.Of(input.Word, input.Whom, input.Opinion, input.Hash);
        if (saying is null)
        {
            return unsaid!;
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
        if (file.Course.WhyNotDecide(input.Place, input.Word, input.Hash, new Somebody(user.AccountId, user.PersonId)) is { } code)
        {
            return file.GivenBy(user.AccountId, input.Place, input.Word) is { } given ? new Given(file, given) : new Refusal(code);
        }

        var act = saying.At(file, step, me, user.AccountId, ledger.Now);
        ledger.Append(file, act);
        if (await ledger.TrySaveAsync(ct))
        {
            return new Given(file, act);
        }

        // Two presses of one button: the second finds what the first one wrote.
        return await ledger.FindAsync(input.ApprovalId, ct) is { } now && now.GivenBy(user.AccountId, input.Place, input.Word) is { } mine
            ? new Given(now, mine) : new Refusal("approval.moved");
    }
}
