using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Documents.Sittings;

/// <summary>Steps of a route that a signed sheet may speak of: those not decided yet.</summary>
internal sealed class SheetSteps(AppDb db, IApprovals approvals, IAgencyDirectory office, TimeProvider clock)
{
    public DateOnly Today => Bangkok.Today(clock);

    /// <returns>In the order of the route; none when the approval runs no longer.</returns>
    public async Task<IReadOnlyList<Step>> OfAsync(Sheet sheet, CancellationToken ct)
    {
        if (await approvals.FindAsync(sheet.ApprovalId, ct) is not { State: ApprovalState.Running } running)
        {
            return [];
        }

        // Signed between the printing and today, by whoever might sign then.
        var printed = Bangkok.DateOf(await db.Set<Sitting>().Where(s => s.Id == sheet.SittingId).Select(s => s.PrintedAt).SingleAsync(ct));
        List<Step> steps = [];
        foreach (var step in running.Steps.Where(s => s.State is StepState.Open or StepState.Waiting).OrderBy(s => s.Place))
        {
            var right = await office.WhoSignsAsync(step.PositionId, Today, ct);
            var then = printed == Today ? [] : (await office.WhoSignsAsync(step.PositionId, printed, ct)).Signers;
            List<Signer> signers = [.. right.Signers, .. then.Where(s => right.Signers.All(now => now.PersonId != s.PersonId))];
            steps.Add(new(step.Id, step.Place, step.PositionName, step.Decides, signers, signers.Count > 0 ? null : right.Problem));
        }

        return steps;
    }

    internal sealed record Step(Guid Id, int Place, string PositionName, bool Decides, IReadOnlyList<Signer> Signers, string? Problem)
    {
        public DecisionWord Usual => DecisionWords.For(Decides)[0];

        public IEnumerable<(DecisionWord Word, string Text)> Words => DecisionWords.For(Decides).Select(word => (word, DecisionWords.Chip(word, Decides)));
    }
}
