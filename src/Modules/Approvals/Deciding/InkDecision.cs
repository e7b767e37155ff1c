using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals.Deciding;

/// <summary>A clerk writes down what was signed in ink. The signature is the signer's; that it is there is the clerk's word, with the scan.</summary>
internal sealed class InkDecision(Ledger ledger, Desk desk, Signatories signatories, CurrentUser clerk)
{
    public async Task<Outcome<Dossier>?> HandleAsync(PaperDecision input, CancellationToken ct)
    {
        if (await ledger.FindAsync(input.ApprovalId, ct) is not { } file || file.Steps.FirstOrDefault(s => s.Id == input.StepId) is not { } step
            || !clerk.Can(ApprovalsPermissions.Scan))
        {
            return null;
        }

        ledger.SettleDue(file);
        var (saying, unsaid) = Saying.Of(input.Word, input.Whom, input.Opinion, input.Hash);
        if (saying is null)
        {
            return unsaid!;
        }

        var (sent, on) = (Bangkok.DateOf(file.Approval.StartedAt), input.SignedOn ?? signatories.Today);
        if (on > signatories.Today || on < sent)
        {
            return new Refusal("approval.signed-on", "", Platform.Thai.ThaiDate.Short(sent));
        }

        var right = await signatories.OnAsync(step.PositionId, on, ct);
        if (right.Signers.FirstOrDefault(s => s.PersonId == input.SignerPersonId) is not { } signer)
        {
            return new Refusal("approval.not-today", "", right.Problem ?? "");
        }

        if (await desk.WhyNotThisAsync(file, ct) is { } changed)
        {
            return changed;
        }

        if (file.Course.Decides(step.Place) && file.Approval.AuthorMayNotDecide && file.Course.HasSent(Somebody.Of(clerk)))
        {
            return new Refusal("approval.scan-own");
        }

        // The signer's account is not known here and need not be: who decides is a person.
        if (file.Course.WhyNotDecide(step.Place, input.Word, input.Hash, new Somebody(Guid.Empty, signer.PersonId)) is { } code)
        {
            return new Refusal(code);
        }

        // The hour of a signature in ink is not known: noon. The journal of events has the moment of the clerk.
        var at = on == signatories.Today ? ledger.Now : Bangkok.At(on, 12, 0);
        var act = (saying with { Means = DecisionMeans.Paper, ScanFileId = input.ScanFileId }).At(file, step, signer, clerk.AccountId, at);
        ledger.Append(file, act);
        ledger.SettleDue(file);
        return await ledger.TrySaveAsync(ct) ? file : new Refusal("approval.moved");
    }
}
