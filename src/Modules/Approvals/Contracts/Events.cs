using Prongsai.Platform;

namespace Prongsai.Approvals.Contracts;

/// <summary>A thing was sent, or sent again after it came back (<paramref name="Round"/> above 1).</summary>
public sealed record ApprovalStarted(Guid ApprovalId, string SubjectType, Guid SubjectId, string Hash, int Round) : IEvent;

/// <summary>A step decided, and the time to undo it is over.</summary>
public sealed record ApprovalStepDecided(Guid ApprovalId, string SubjectType, Guid SubjectId, int Place, DecisionView Decision) : IEvent;

/// <summary>A step sent it back, and the time to undo it is over.</summary>
/// <param name="ToPlace">The step it went to; null: its author.</param>
public sealed record ApprovalReturned(Guid ApprovalId, string SubjectType, Guid SubjectId, int FromPlace, int? ToPlace, string Reason) : IEvent;

/// <summary>The content changed while it ran: nothing that was decided counts.</summary>
public sealed record ApprovalVoided(Guid ApprovalId, string SubjectType, Guid SubjectId, string Hash, string Reason) : IEvent;

/// <summary>Its author took it back.</summary>
public sealed record ApprovalWithdrawn(Guid ApprovalId, string SubjectType, Guid SubjectId, string Reason) : IEvent;

/// <summary>The last step decided for good: the moment to issue a number.</summary>
/// <param name="Granted">False: refused.</param>
/// <param name="Decider">The last step's decision.</param>
/// <param name="Steps">The decision of every step that counts, in the order of the route; the last one is <paramref name="Decider"/>.</param>
public sealed record ApprovalCompleted(
    Guid ApprovalId, string SubjectType, Guid SubjectId, string Hash, bool Granted, DecisionView Decider, IReadOnlyList<DecisionView> Steps) : IEvent;
