using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Rule;

/// <summary>What other modules hear of an act.</summary>
internal static class Facts
{
    /// <param name="file">After the act.</param>
    /// <param name="effect">For a settled act: the decision or return that had its effect; null when it fell.</param>
    public static IEnumerable<IEvent> Of(Dossier file, Act act, Act? effect)
    {
        var (id, type, subject) = (file.Approval.Id, file.Approval.SubjectType, file.Approval.SubjectId);
        switch (act.Kind)
        {
            case ActKind.Started or ActKind.SentAgain:
                yield return new ApprovalStarted(id, type, subject, act.Hash, file.Course.Round);
                break;
            case ActKind.Settled when effect is { Kind: ActKind.Returned, Place: { } from }:
                yield return new ApprovalReturned(id, type, subject, from, effect.ToPlace, effect.Opinion);
                break;
            case ActKind.Settled when effect is { Place: { } place }:
                yield return new ApprovalStepDecided(id, type, subject, place, file.Decision(effect));
                if (file.Course.IsOver)
                {
                    var all = Enumerable.Range(1, file.Course.Steps).Select(p => file.Decision(file.Course.Standing(p)!)).ToList();
                    yield return new ApprovalCompleted(id, type, subject, file.Course.Hash, file.Course.State == ApprovalState.Granted, all[^1], all);
                }

                break;
            case ActKind.Voided:
                yield return new ApprovalVoided(id, type, subject, file.Course.Hash, act.Opinion);
                break;
            case ActKind.Withdrawn:
                yield return new ApprovalWithdrawn(id, type, subject, act.Opinion);
                break;
        }
    }
}
