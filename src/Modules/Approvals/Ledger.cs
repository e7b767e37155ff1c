using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;
using Prongsai.Platform.Calendar;

namespace Prongsai.Approvals;

/// <summary>Reads approvals and writes their acts, one after the other.</summary>
internal sealed class Ledger(AppDb db, WorkingCalendar days, TimeProvider clock)
{
    /// <summary>How long a decision can be taken back before it has its effect.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(10);

    private const int MostActs = 2_000;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Dossier?> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<Approval>().SingleOrDefaultAsync(a => a.Id == id, ct) is { } approval ? await OpenAsync(approval, ct) : null;

    /// <summary>The one that runs for a thing, else the last one.</summary>
    public async Task<Dossier?> LastOfAsync(string type, Guid subjectId, CancellationToken ct) =>
        await db.Set<Approval>().Where(a => a.SubjectType == type && a.SubjectId == subjectId)
            .OrderBy(a => a.EndedAt == null ? 0 : 1).ThenByDescending(a => a.StartedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(ct) is { } approval
            ? await OpenAsync(approval, ct) : null;

    public Dossier Open(Approval approval, IReadOnlyList<Step> steps)
    {
        db.Add(approval);
        db.AddRange(steps);
        return Dossier.Of(approval, steps, []);
    }

    /// <summary>Adds the next act with what follows from it: the lists' columns, the events, the audit.</summary>
    public void Append(Dossier file, Act act)
    {
        var meant = act.Kind == ActKind.Settled ? file.Acts.First(a => a.Number == act.OfNumber) : null;
        var effect = meant is not null && file.Course.Holds(meant) ? meant : null;
        file.Course.Add(act);
        file.Acts.Add(act);
        db.Add(act);
        if (act.SettlesAt is { } at && at > Now)
        {
            db.Enqueue(SettleJob.Name, new SettleJob.Body(act.ApprovalId), at);
        }

        Refresh(file);
        foreach (var fact in Facts.Of(file, act, effect))
        {
            db.Raise(fact);
        }

        db.Record(Code(file, act), file.Approval.Id.ToString("D"), Detail(file, act));
    }

    /// <summary>Gives their effect to decisions that can no longer be undone.</summary>
    public void SettleDue(Dossier file)
    {
        foreach (var act in file.Course.Due(Now))
        {
            // An earlier one of them may have ended the approval.
            if (!file.Course.IsOver)
            {
                Append(file, new Act { ApprovalId = file.Approval.Id, Number = file.Course.NextNumber, Kind = ActKind.Settled, At = Now, OfNumber = act.Number, Hash = act.Hash });
            }
        }
    }

    /// <summary>Saves the unit of work.</summary>
    /// <returns>False when somebody else was first: nothing is saved and this unit of work is empty.</returns>
    public async Task<bool> TrySaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException error) when (SavedTogether.Says(error))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task<Dossier> OpenAsync(Approval approval, CancellationToken ct)
    {
        var steps = await db.Set<Step>().Where(s => s.ApprovalId == approval.Id).OrderBy(s => s.Place).Take(20).ToListAsync(ct);
        var acts = await db.Set<Act>().Where(a => a.ApprovalId == approval.Id).OrderBy(a => a.Number).Take(MostActs).ToListAsync(ct);
        return Dossier.Of(approval, steps, acts);
    }

    private void Refresh(Dossier file)
    {
        var (approval, course) = (file.Approval, file.Course);
        approval.Version = file.Acts.Count;
        (approval.State, approval.Hash, approval.Round, approval.Reason) = (course.State, course.Hash, course.Round, course.Reason);
        (approval.OwnerPersonId, approval.OwnerName) = (course.OwnerPerson, course.OwnerName);
        approval.EndedAt = course.IsOver ? approval.EndedAt ?? Now : null;
        approval.SettlesAt = file.Steps.Min(s => course.Pending(s.Place)?.SettlesAt);
        foreach (var step in file.Steps)
        {
            var before = step.State;
            step.State = course.StateOf(step.Place);
            if (step.State == StepState.Waiting)
            {
                (step.OpenedAt, step.DueOn, step.RemindedOn, step.Reminders) = (null, null, null, 0);
            }
            else if (step.State == StepState.Open && (before != StepState.Provisional || step.OpenedAt is null))
            {
                // A step that was taken back a moment ago keeps its day; one that comes back starts anew.
                step.OpenedAt = before == StepState.Open ? step.OpenedAt ?? Now : Now;
                step.DueOn = before == StepState.Open ? step.DueOn : step.Days is { } count ? days.Add(Bangkok.DateOf(Now), count) : null;
            }
            else if (step.State == StepState.Done)
            {
                (step.RemindedOn, step.Reminders) = (null, 0);
            }
        }
    }

    private static string Code(Dossier file, Act act) => act.Kind switch
    {
        ActKind.Started => "approval.started",
        ActKind.SentAgain => "approval.sent-again",
        ActKind.Decided => "approval.decided",
        ActKind.Returned => "approval.returned",
        ActKind.Undone => "approval.undone",
        ActKind.Voided => "approval.voided",
        ActKind.Withdrawn => "approval.withdrawn",
        ActKind.HandedOver => "approval.handed-over",
        _ => file.Course.State switch
        {
            ApprovalState.Granted => "approval.granted",
            ApprovalState.Refused => "approval.refused",
            _ => "approval.settled",
        },
    };

    // The name of who acted stands in the audit event itself, which for ink is the clerk: whose signature it is stands here. Opinions are not facts and stay in the act.
    private static object Detail(Dossier file, Act act) => new
    {
        subject = $"{file.Approval.SubjectType}/{file.Approval.SubjectId:D}",
        number = act.Number,
        of = act.OfNumber,
        step = act.Place,
        position = act.PositionName,
        capacity = act.Capacity,
        person = act.PersonId,
        scan = act.ScanFileId,
        order = act.OrderReference,
        word = act.Word?.ToString(),
        to = act.ToPlace,
        successor = act.ToPersonId,
        name = act.ToPersonId is null ? null : act.Whom,
        means = act.Place is null ? null : act.Means.ToString(),
        hash = act.Hash,
    };
}
