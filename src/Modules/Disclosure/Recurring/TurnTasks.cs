using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Diary;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Recurring;

/// <summary>Sets up the times of the running fiscal year, and closes those whose evidence arrived. Asked again it changes nothing.</summary>
internal sealed class TurnTasks(AppDb db, IItemRules rules, DiaryHand hand)
{
    private const int MostRows = 5_000;

    public async Task HandleAsync(CancellationToken ct)
    {
        if (!await db.Set<RecurringTask>().AnyAsync(t => t.EndedAt == null, ct))
        {
            return;
        }

        // One at a time in an agency: two nodes at once set up each time once.
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await AuditChain.HoldAsync(db, ct);
        await SetUpAsync(FiscalYear.Of(hand.Today).Be, ct);
        await db.SaveChangesAsync(ct);
        await CloseArrivedAsync(ct);
        await db.SaveChangesAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }

    private async Task SetUpAsync(int year, CancellationToken ct)
    {
        var tasks = await db.Set<RecurringTask>().AsNoTracking().Where(t => t.EndedAt == null).OrderBy(t => t.Id).Take(MostRows).ToListAsync(ct);
        var had = (await db.Set<TaskOccurrence>().AsNoTracking().Where(o => o.FiscalYear == year).OrderBy(o => o.Id).Select(o => new { o.TaskId, o.Number }).Take(MostRows).ToListAsync(ct)).Select(o => (o.TaskId, o.Number)).ToHashSet();
        foreach (var task in tasks)
        {
            var code = await CodeInAsync(task, year, ct);
            foreach (var turn in task.Rhythm.Turns(year).Where(t => t.To >= task.MadeOn))
            {
                if (!had.Contains((task.Id, turn.Number)))
                {
                    db.Add(new TaskOccurrence { TaskId = task.Id, FiscalYear = year, Number = turn.Number, Name = turn.Name, From = turn.From, To = turn.To, DueOn = turn.To.AddDays(task.DueDays), ItemCode = code });
                }
            }
        }
    }

    /// <summary>The item goes with the years: O15 of one may be O17 of the next.</summary>
    public async Task<string> CodeInAsync(RecurringTask task, int year, CancellationToken ct)
    {
        var code = task.ItemCode;
        for (var next = task.FirstYear + 1; next <= year && code.Length > 0; next++)
        {
            if (await rules.OfYearAsync(next, ct) is { Moves.Count: > 0 } known)
            {
                code = known.Moves.FirstOrDefault(m => m.From.Contains(code)) is { To: [var moved, ..] } ? moved : "";
            }
        }

        return code;
    }

    private async Task CloseArrivedAsync(CancellationToken ct)
    {
        var today = hand.Today;
        var open = await db.Set<TaskOccurrence>().Where(o => o.ClosedAt == null && o.ItemCode != "" && o.From <= today).OrderBy(o => o.From).ThenBy(o => o.Id).Take(MostRows).ToListAsync(ct);
        foreach (var item in open.GroupBy(o => (o.FiscalYear, o.ItemCode)))
        {
            var (year, code) = item.Key;
            var since = item.Min(o => o.From).ToDateTime(TimeOnly.MinValue) - Bangkok.Offset;
            var came = await (from revision in db.Set<EvidenceRevision>().AsNoTracking()
                              where revision.AddedAt >= since && db.Set<ElementProof>().Any(p => p.EvidenceId == revision.EvidenceId
                                  && db.Set<DisclosureItem>().Any(i => i.Id == p.ItemId && i.FiscalYear == year && i.Code == code))
                              orderby revision.AddedAt, revision.Id
                              select revision).Take(MostRows).ToListAsync(ct);
            var ids = came.Select(r => r.Id).ToList();
            var used = (await db.Set<TaskOccurrence>().Where(o => o.RevisionId != null && ids.Contains(o.RevisionId.Value)).Select(o => new { o.TaskId, o.RevisionId }).ToListAsync(ct)).Select(o => (o.TaskId, o.RevisionId!.Value)).ToHashSet();
            foreach (var occurrence in item)
            {
                if (came.Find(r => Arrival.Closes(occurrence, r, used.Contains((occurrence.TaskId, r.Id)))) is { } revision)
                {
                    used.Add((occurrence.TaskId, revision.Id));
                    (occurrence.ClosedAt, occurrence.ClosedBy, occurrence.How, occurrence.RevisionId) = (revision.AddedAt, revision.AddedBy, ClosedHow.Evidence, revision.Id);
                    db.Record("task.done", occurrence.Id.ToString("D"), new { name = occurrence.Name, evidence = revision.EvidenceId, revision = revision.Number });
                }
            }
        }
    }
}

/// <summary>Whether a revision is the evidence of a time.</summary>
internal static class Arrival
{
    /// <param name="used">It closed another time of the same task already.</param>
    public static bool Closes(TaskOccurrence occurrence, EvidenceRevision revision, bool used)
    {
        if (Bangkok.DateOf(revision.AddedAt) < occurrence.From)
        {
            return false;
        }

        // One that says its time closes every time that lies in it; one that does not say closes the oldest only.
        return revision is { CoversFrom: null, CoversTo: null } ? !used
            : (revision.CoversFrom ?? DateOnly.MinValue) <= occurrence.From && (revision.CoversTo ?? DateOnly.MaxValue) >= occurrence.To;
    }
}

/// <summary>Runs when evidence was added, so that nobody has to say that it was.</summary>
internal sealed class TasksJob(TurnTasks turn) : IJob
{
    public const string Name = "disclosure.tasks";

    public string Kind => Name;

    public TimeSpan? Every => null;

    public Task RunAsync(string body, CancellationToken ct) => turn.HandleAsync(ct);
}
