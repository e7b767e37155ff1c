using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Contracts;

/// <summary>
/// One service for every signature of the house. A module names its thing by a type ("paper", "loan" …) and an id, and says what stands in it through
/// <see cref="IApprovalSubject"/>. Each call that writes saves the whole unit of work: what the caller has pending is in the same transaction.
/// </summary>
public interface IApprovals
{
    /// <summary>Routes that fit, the best first: the unit's own, the office's own, then those made from the office's opinions chain.
    /// Empty only when the office has no chain yet.</summary>
    Task<IReadOnlyList<RouteView>> RoutesAsync(string subjectType, Guid? unitId, CancellationToken ct);

    /// <summary>Sends a thing on its way in the name of the signed-in person. The steps are copied: changing the route later changes nothing here.</summary>
    /// <returns>Refusals "approval.no-route" (nothing to choose, or the route is gone), "approval.runs" (the thing is on its way already), "approval.title".</returns>
    Task<Outcome<ApprovalView>> StartAsync(StartApproval start, CancellationToken ct);

    /// <summary>After it came back to the author: sends it again. Decisions made on the same content stand, and so do those that only took note;
    /// every other step runs again.</summary>
    /// <returns>Null when there is no such approval; refusals "approval.not-yours", "approval.not-returned".</returns>
    Task<Outcome<ApprovalView>?> SendAgainAsync(SendAgain again, CancellationToken ct);

    /// <summary>The approval that runs for a thing, else the last one; null when it was never sent.</summary>
    Task<ApprovalView?> OfAsync(string subjectType, Guid subjectId, CancellationToken ct);

    /// <summary>By its own id; null when there is none.</summary>
    Task<ApprovalView?> FindAsync(Guid approvalId, CancellationToken ct);

    /// <summary>Whether the last approval of a thing is the signed-in person's to read: they sent it, acted in it, or may sign for one of its posts.</summary>
    Task<bool> MaySeeAsync(string subjectType, Guid subjectId, CancellationToken ct);

    /// <summary>
    /// Tells that the content of a thing changed. What runs, or was decided and is not final yet, is void, and the difference is kept; an approval that
    /// lies with its author, has ended, or is bound to this very hash is left alone.
    /// </summary>
    Task SubjectChangedAsync(string subjectType, Guid subjectId, string newHash, CancellationToken ct);

    /// <summary>The author takes it back, with a reason that stays on record.</summary>
    /// <returns>Null when there is no such approval; refusals "approval.not-yours", "approval.over", "approval.reason".</returns>
    Task<Outcome<ApprovalView>?> WithdrawAsync(Guid approvalId, string reason, CancellationToken ct);

    /// <summary>Steps that are to be decided now, in the order in which they were opened: what a signing session prints.</summary>
    Task<IReadOnlyList<OpenStep>> OpenStepsAsync(string subjectType, CancellationToken ct);

    /// <summary>
    /// Writes down what was signed in ink, in the name of the signer; the signed-in person is the clerk who confirms it and needs the permission
    /// "approvals.scan". The page asks the clerk's own code; the rule is the same as on the screen, but it has its effect
    /// at once: one sheet carries the signatures of several steps.
    /// </summary>
    /// <returns>Null when there is no such approval or step; refusals "approval.*"; "approval.scan-own": who sent it may not confirm the signature that ends it; "approval.signed-on": the day is to come, or before it was sent.</returns>
    Task<Outcome<ApprovalView>?> DecideOnPaperAsync(PaperDecision decision, CancellationToken ct);
}

/// <param name="Hash">Content that was printed and signed (it is in the sheet's QR).</param>
/// <param name="Whom">มอบ … ดำเนินการ: who; empty for other words.</param>
/// <param name="ScanFileId">The scan of the signed sheet, kept.</param>
/// <param name="SignedOn">Day written beside the signature: who may sign is asked of that day, and the paper bears it. Null: today.</param>
public sealed record PaperDecision(
    Guid ApprovalId, Guid StepId, Guid SignerPersonId, DecisionWord Word, string Whom, string Opinion, string Hash, Guid ScanFileId, DateOnly? SignedOn = null);

/// <param name="Signers">Who may sign for the post today; empty with a <paramref name="Problem"/>.</param>
public sealed record OpenStep(
    Guid ApprovalId, Guid StepId, int Place, string SubjectType, Guid SubjectId, string Title, string Hash, Guid PositionId, string PositionName, bool Decides,
    IReadOnlyList<Signer> Signers, string? Problem);

/// <param name="SubjectType">As <see cref="IApprovalSubject.Type"/>.</param>
/// <param name="Title">What the inbox shows; at most 300 characters are kept.</param>
/// <param name="Hash">SHA-256 (hex) of the content: what is approved is exactly this.</param>
/// <param name="RouteId">One of <see cref="IApprovals.RoutesAsync"/>; null for the first of them.</param>
/// <param name="UnitId">Unit that proposes, if any.</param>
/// <param name="Urgent">ด่วน: first in every inbox.</param>
/// <param name="Summary">Up to three lines for who decides on a phone.</param>
public sealed record StartApproval(
    string SubjectType, Guid SubjectId, string Title, string Hash, Guid? RouteId, Guid? UnitId, bool Urgent, IReadOnlyList<string> Summary);

/// <param name="Hash">Of the content now; may be the same when only a question was answered.</param>
/// <param name="Note">What was mended, for those who read it again; may be empty.</param>
public sealed record SendAgain(Guid ApprovalId, string Title, string Hash, IReadOnlyList<string> Summary, string Note);

/// <param name="Id">Stable, also for the routes that are made from the chain and stored nowhere.</param>
/// <param name="Name">e.g. "ตามลำดับการเสนอความเห็นของหน่วยงาน".</param>
/// <param name="AuthorMayNotDecide">Who sends may not be the one whose decision ends it.</param>
public sealed record RouteView(Guid Id, string Name, bool AuthorMayNotDecide, IReadOnlyList<RouteStepView> Steps);

/// <param name="Stage">From 1; steps of one stage are decided side by side. The last stage is one step, which decides.</param>
/// <param name="Days">Working days it may take; null: no deadline.</param>
public sealed record RouteStepView(int Stage, Guid PositionId, string PositionName, int? Days);
