using System.Text.Json;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals;

/// <summary>An approval with all that belongs to it.</summary>
internal sealed record Dossier(Approval Approval, IReadOnlyList<Step> Steps, List<Act> Acts, Course Course)
{
    public static Dossier Of(Approval approval, IReadOnlyList<Step> steps, List<Act> acts) => new(approval, steps, acts, Course.Of(
        new Way([.. steps.Select(s => s.Stage)], approval.StartedByAccountId, approval.StartedByPersonId, approval.AuthorMayNotDecide), acts));

    public Step? StepAt(int place) => Steps.FirstOrDefault(s => s.Place == place);

    /// <summary>The decision with these words that somebody gave at a step, if it counts or is about to.</summary>
    public Act? GivenBy(Guid account, int place, DecisionWord word) =>
        (Course.Pending(place) ?? Course.Standing(place)) is { Kind: ActKind.Decided } act && act.AccountId == account && act.Word == word ? act : null;

    public DecisionView Decision(Act act) => new(
        act.Id, act.Word!.Value, act.Text(Course.Decides(act.Place!.Value)), act.Beside, act.PositionName, act.PersonId, act.Name, act.BlockLines,
        act.Capacity, act.At, act.Hash, act.Means, act.ScanFileId);

    public ApprovalView View() => new(
        Approval.Id, Approval.SubjectType, Approval.SubjectId, Approval.Title, Approval.Hash, Course.State, Course.Round, Approval.Urgent, Approval.RouteName,
        Approval.StartedByAccountId, Approval.StartedByName, Approval.StartedAt, Approval.EndedAt, Course.Reason, [.. Steps.Select(View)],
        JsonSerializer.Deserialize<List<DifferenceLine>>(Approval.Difference, Json.Options) ?? [], Course.OwnerName,
        Course.State == ApprovalState.Returned && Acts.LastOrDefault(a => a is { Kind: ActKind.Returned, ToPlace: null }) is { } back ? new(back.PositionName, back.Name, back.Opinion, back.At) : null);

    private StepView View(Step step)
    {
        var act = Course.Standing(step.Place) ?? Course.Pending(step.Place);
        return new(step.Id, step.Place, step.Stage, step.PositionId, step.PositionName, Course.StateOf(step.Place), Course.Decides(step.Place), step.DueOn,
            act is { Kind: ActKind.Decided } ? Decision(act) : null,
            Course.CameBack(step.Place) is { } back ? new(back.PositionName, back.Name, back.Opinion, back.At) : null);
    }
}
