namespace Prongsai.Approvals.Contracts;

/// <summary>How far an approval is.</summary>
public enum ApprovalState
{
    /// <summary>รออนุมัติ: a step is to be decided, or its decision can still be taken back.</summary>
    Running,

    /// <summary>ส่งกลับแก้ไข: lies with its author.</summary>
    Returned,

    /// <summary>The last step decided in favour, for good.</summary>
    Granted,

    /// <summary>The last step decided against, for good.</summary>
    Refused,

    /// <summary>The content changed while it ran.</summary>
    Voided,

    /// <summary>Its author took it back.</summary>
    Withdrawn,
}

/// <summary>How far one step is.</summary>
public enum StepState
{
    Waiting,
    Open,

    /// <summary>Decided or sent back a moment ago; the same person can still undo it.</summary>
    Provisional,
    Done,
}

/// <summary>The words of a decision.</summary>
public enum DecisionWord
{
    /// <summary>ทราบ</summary>
    Noted,

    /// <summary>เห็นชอบ</summary>
    Agreed,

    /// <summary>อนุมัติ; the last step only.</summary>
    Approved,

    /// <summary>ดำเนินการตามเสนอ</summary>
    AsProposed,

    /// <summary>มอบ … ดำเนินการ</summary>
    Assigned,

    /// <summary>ไม่อนุมัติ เพราะ … at the last step, which ends it; ไม่เห็นชอบ เพราะ … before, an opinion that goes up with the rest.</summary>
    Refused,
}

/// <summary>How a decision was given.</summary>
public enum DecisionMeans
{
    Screen,

    /// <summary>Signed on paper; the scan is kept.</summary>
    Paper,
}

/// <param name="Hash">The content that it is bound to.</param>
/// <param name="Round">1, and one more each time the author sent it again.</param>
/// <param name="Reason">Why it was returned, is void or was withdrawn; empty otherwise.</param>
/// <param name="Difference">What changed, when it is void; empty otherwise.</param>
/// <param name="OwnerName">Who answers for it since its sender left; empty: the sender.</param>
/// <param name="SentBack">Who sent it back to its author, while it lies there.</param>
public sealed record ApprovalView(
    Guid Id, string SubjectType, Guid SubjectId, string Title, string Hash, ApprovalState State, int Round, bool Urgent, string RouteName,
    Guid StartedByAccountId, string StartedByName, DateTime StartedAt, DateTime? EndedAt, string Reason,
    IReadOnlyList<StepView> Steps, IReadOnlyList<DifferenceLine> Difference, string OwnerName = "", ReturnView? SentBack = null);

/// <param name="Place">From 1, in the order of the route.</param>
/// <param name="Decides">The last step.</param>
/// <param name="Decision">Null while it waits or is open.</param>
/// <param name="Returned">Why it is open again, while a later step has sent it back to this one.</param>
public sealed record StepView(
    Guid Id, int Place, int Stage, Guid PositionId, string PositionName, StepState State, bool Decides, DateOnly? DueOn, DecisionView? Decision, ReturnView? Returned = null);

/// <summary>A step that sent it back to an earlier one, or to its author.</summary>
/// <param name="PositionName">The post that sent it back.</param>
/// <param name="At">UTC.</param>
public sealed record ReturnView(string PositionName, string Name, string Reason, DateTime At);

/// <summary>A decision as it is kept for ever.</summary>
/// <param name="Text">The words as printed, e.g. "มอบกองช่างดำเนินการ", "ไม่อนุมัติ เพราะงบประมาณไม่พอ".</param>
/// <param name="PositionName">The post that it was given for.</param>
/// <param name="Name">Of the person, as printed.</param>
/// <param name="BlockLines">Lines under the name on that day: position, or capacity and the post acted for.</param>
/// <param name="Capacity">Empty for the holder; else "รักษาราชการแทน" …</param>
/// <param name="At">UTC.</param>
/// <param name="Hash">The content that it was given on.</param>
/// <param name="ScanFileId">The signed sheet, when it was given on paper.</param>
public sealed record DecisionView(
    Guid Id, DecisionWord Word, string Text, string Opinion, string PositionName, Guid? PersonId, string Name, IReadOnlyList<string> BlockLines,
    string Capacity, DateTime At, string Hash, DecisionMeans Means, Guid? ScanFileId);
