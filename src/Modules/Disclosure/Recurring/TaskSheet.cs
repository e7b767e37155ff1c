using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Recurring;

internal sealed record TaskRow(TaskOccurrence Occurrence, RecurringTask Task, string Owner, string ProofPath)
{
    public string Closed => Occurrence.How switch
    {
        ClosedHow.Evidence => "หลักฐานเข้ามาแล้ว",
        ClosedHow.Done => "ทำแล้ว",
        ClosedHow.Skipped => "ไม่ได้ทำรอบนี้: " + Occurrence.Why,
        _ => "",
    };
}

internal sealed record TaskList(IReadOnlyList<TaskRow> Open, IReadOnlyList<TaskRow> Ahead, IReadOnlyList<TaskRow> Closed, IReadOnlyList<(RecurringTask Task, string Owner)> Tasks);

/// <summary>The recurring tasks of a year as their page shows them.</summary>
internal sealed class TaskSheet(AppDb db, IAgencyDirectory office, CurrentUser user, TimeProvider clock)
{
    private const int Most = 500;

    public DateOnly Today => Bangkok.Today(clock);

    public async Task<TaskList> ReadAsync(int year, CancellationToken ct)
    {
        var (unit, today) = (user.UnitId, Today);
        var tasks = await db.Set<RecurringTask>().AsNoTracking().Where(t => unit == null || t.UnitId == unit).OrderBy(t => t.Title).ThenBy(t => t.Id).Take(Most).ToListAsync(ct);
        var ids = tasks.ConvertAll(t => t.Id);
        var times = await db.Set<TaskOccurrence>().AsNoTracking().Where(o => o.FiscalYear == year && ids.Contains(o.TaskId)).OrderBy(o => o.DueOn).ThenBy(o => o.Id).Take(Most).ToListAsync(ct);
        var units = (await office.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        var people = (await office.PeopleAsync(ct)).ToDictionary(p => p.Id, p => p.FullName);
        var byId = tasks.ToDictionary(t => t.Id);
        var rows = times.ConvertAll(o => new TaskRow(o, byId[o.TaskId], OwnerOf(byId[o.TaskId]), FormattableString.Invariant($"/app/{year}/oit/{o.ItemCode.ToLowerInvariant()}")));
        return new(
            [.. rows.Where(r => r.Occurrence.ClosedAt is null && r.Occurrence.From <= today)], [.. rows.Where(r => r.Occurrence.ClosedAt is null && r.Occurrence.From > today)],
            [.. rows.Where(r => r.Occurrence.ClosedAt is not null).OrderByDescending(r => r.Occurrence.ClosedAt)], [.. tasks.Where(t => t.EndedAt is null).Select(t => (t, OwnerOf(t)))]);

        string OwnerOf(RecurringTask task) => string.Join(" ", ((string[])[
            task.UnitId is { } u ? units.GetValueOrDefault(u, "") : "", task.PersonId is { } p ? people.GetValueOrDefault(p, "") : ""]).Where(n => n.Length > 0));
    }
}
