using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Disclosure.Diary;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Recurring;

/// <summary>Sets up a recurring task, changes it, or ends it. What was closed stays as it was.</summary>
internal sealed class SetTask(AppDb db, IAgencyDirectory office, TurnTasks turn, DiaryHand hand)
{
    private const int MostTasks = 200;

    /// <param name="Id">Null: a new one.</param>
    /// <param name="Year">Whose items <paramref name="ItemCode"/> names.</param>
    /// <param name="Rhythm">Of a stored one of no account.</param>
    public sealed record Input(Guid? Id, int Year, string Title, Rhythm Rhythm, int DueDays, string ItemCode, Guid? UnitId, Guid? PersonId, string Note);

    /// <returns>Null when there is no such task here; refusals "task.title", "task.note", "task.days", "task.item", "task.unit", "task.person", "task.many".</returns>
    public async Task<Outcome<RecurringTask>?> HandleAsync(Input input, CancellationToken ct)
    {
        var task = input.Id is { } id ? await db.Set<RecurringTask>().SingleOrDefaultAsync(t => t.Id == id && t.EndedAt == null, ct) : null;
        if (input.Id is not null && task is null)
        {
            return null;
        }

        var (title, note, code) = (ThaiText.Clean(Short(input.Title)).Replace('\n', ' ').Trim(), ThaiText.Clean(Short(input.Note)).Trim(), input.ItemCode.Trim().ToUpperInvariant());
        if (await AgainstAsync(input, title, note, code, ct) is { } refusal)
        {
            return refusal;
        }

        if (task is null)
        {
            db.Add(task = new RecurringTask { Title = title, Rhythm = input.Rhythm, MadeOn = hand.Today });
        }

        var before = (task.ItemCode, task.FirstYear, task.DueDays);
        (task.Title, task.Note, task.DueDays, task.ItemCode, task.FirstYear, task.UnitId, task.PersonId) = (title, note, input.DueDays, code, input.Year, input.UnitId, input.PersonId);
        db.Record(input.Id is null ? "task.added" : "task.changed", task.Id.ToString("D"), new { rhythm = task.Rhythm.ToString(), item = code, days = input.DueDays, unit = input.UnitId, person = input.PersonId });
        if (before != (task.ItemCode, task.FirstYear, task.DueDays))
        {
            foreach (var open in await db.Set<TaskOccurrence>().Where(o => o.TaskId == task.Id && o.ClosedAt == null).ToListAsync(ct))
            {
                (open.DueOn, open.ItemCode) = (open.To.AddDays(task.DueDays), await turn.CodeInAsync(task, open.FiscalYear, ct));
            }
        }

        await db.SaveChangesAsync(ct);
        await turn.HandleAsync(ct);
        return task;
    }

    /// <summary>Ends it: what is open of it goes away, what was closed stays.</summary>
    /// <returns>False when there is no such task here.</returns>
    public async Task<bool> EndAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<RecurringTask>().SingleOrDefaultAsync(t => t.Id == id && t.EndedAt == null, ct) is not { } task)
        {
            return false;
        }

        task.EndedAt = hand.Now;
        db.RemoveRange(await db.Set<TaskOccurrence>().Where(o => o.TaskId == id && o.ClosedAt == null).ToListAsync(ct));
        db.Record("task.ended", id.ToString("D"));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<Refusal?> AgainstAsync(Input input, string title, string note, string code, CancellationToken ct) =>
        title.Length is 0 or > RecurringTask.LongestTitle || ThaiText.TooManyMarks(title) ? new Refusal("task.title", "Input.Title", RecurringTask.LongestTitle)
        : note.Length > RecurringTask.LongestNote || ThaiText.TooManyMarks(note) ? new Refusal("task.note", "Input.Note", RecurringTask.LongestNote)
        : input.DueDays is < 0 or > RecurringTask.MostDueDays ? new Refusal("task.days", "Input.DueDays", RecurringTask.MostDueDays)
        : code.Length > 0 && !await db.Set<DisclosureItem>().AnyAsync(i => i.FiscalYear == input.Year && i.Code == code, ct) ? new Refusal("task.item", "Input.ItemCode", input.Year)
        : input.UnitId is { } unit && (await office.UnitsAsync(ct)).All(u => u.Id != unit) ? new Refusal("task.unit", "Input.UnitId")
        : input.PersonId is { } person && (await office.PeopleAsync(ct)).All(p => p.Id != person) ? new Refusal("task.person", "Input.PersonId")
        : input.Id is null && await db.Set<RecurringTask>().CountAsync(t => t.EndedAt == null, ct) >= MostTasks ? new Refusal("task.many", "", MostTasks)
        : null;

    private static string Short(string text) => text.Length > 5_000 ? text[..5_000] : text;
}

/// <summary>Closes one time of a task by a person's word.</summary>
internal sealed class CloseTask(AppDb db, CurrentUser user, DiaryHand hand)
{
    /// <param name="Skip">Not done this time.</param>
    public sealed record Input(Guid OccurrenceId, bool Skip, string Why);

    /// <returns>Null when it is not there, not this person's, or closed already; refusals "task.why", "task.evidence" (its evidence closes it).</returns>
    public async Task<Outcome<TaskOccurrence>?> HandleAsync(Input input, CancellationToken ct)
    {
        var (unit, id) = (user.UnitId, input.OccurrenceId);
        var found = await (from occurrence in db.Set<TaskOccurrence>()
                           join task in db.Set<RecurringTask>() on occurrence.TaskId equals task.Id
                           where occurrence.Id == id && occurrence.ClosedAt == null && (unit == null || task.UnitId == unit)
                           select occurrence).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var why = input.Why.Length > TaskOccurrence.LongestWhy ? "" : ThaiText.Clean(input.Why).Replace('\n', ' ').Trim();
        if (input.Skip ? why.Length == 0 : input.Why.Length > TaskOccurrence.LongestWhy)
        {
            return new Refusal("task.why", "", TaskOccurrence.LongestWhy);
        }

        if (!input.Skip && found.ItemCode.Length > 0)
        {
            return new Refusal("task.evidence", "", found.ItemCode);
        }

        (found.ClosedAt, found.ClosedBy, found.How, found.Why) = (hand.Now, hand.Name, input.Skip ? ClosedHow.Skipped : ClosedHow.Done, why);
        db.Record(input.Skip ? "task.skipped" : "task.done", found.Id.ToString("D"), new { name = found.Name, reason = why });
        await db.SaveChangesAsync(ct);
        return found;
    }
}
