using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Recurring;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Diary;

internal enum DueKind
{
    /// <summary>A date of the diary.</summary>
    Date,

    /// <summary>An OIT item that the public does not see yet.</summary>
    Item,

    /// <summary>A time of a recurring task.</summary>
    Task,
}

/// <summary>Something that must be done by a day. What is done is no longer among them.</summary>
/// <param name="Key">The same from day to day, e.g. "item:…".</param>
/// <param name="From">First day of a span; null: only its last day counts.</param>
/// <param name="UnitId">Null: the whole office's.</param>
internal sealed record DueThing(string Key, DueKind Kind, string Text, DateOnly? From, DateOnly On, Guid? UnitId, Guid? PersonId, string Href)
{
    /// <summary>Not this person's: of another unit.</summary>
    public bool IsSeenBy(Guid? unitId) => unitId is null || UnitId is null || UnitId == unitId;
}

/// <summary>Everything with a day, from the diary, the items and the recurring tasks.</summary>
internal sealed class DueList(AppDb db, YearDiary diary)
{
    private const int Most = 500;

    /// <summary>Of the fiscal years around a day: one year's dates reach into the next.</summary>
    public async Task<List<DueThing>> AroundAsync(DateOnly day, CancellationToken ct)
    {
        var year = FiscalYear.Of(day).Be;
        var all = new List<DueThing>();
        for (var one = year - 1; one <= year + 1; one++)
        {
            all.AddRange(await OfYearAsync(one, ct));
        }

        return all;
    }

    /// <summary>By day, the diary's own first.</summary>
    public async Task<List<DueThing>> OfYearAsync(int year, CancellationToken ct)
    {
        var dates = from line in await diary.OfYearAsync(year, ct)
                    where line.Due is not null
                    select new DueThing($"date:{year}:{line.Code}", DueKind.Date, line.Text, line.From, line.Due!.Value, line.Entry?.UnitId, null, FormattableString.Invariant($"/app/{year}/diary#d-{line.Code}"));
        var items = await db.Set<DisclosureItem>().AsNoTracking().Where(i => i.FiscalYear == year && i.DueOn != null && i.PublishedAt == null)
            .OrderBy(i => i.DueOn).ThenBy(i => i.Position).Select(i => new { i.Id, i.Code, i.Name, i.DueOn, i.UnitId, i.PersonId }).Take(Most).ToListAsync(ct);
        var tasks = await (from occurrence in db.Set<TaskOccurrence>().AsNoTracking()
                           join task in db.Set<RecurringTask>().AsNoTracking() on occurrence.TaskId equals task.Id
                           where occurrence.FiscalYear == year && occurrence.ClosedAt == null
                           orderby occurrence.DueOn, occurrence.Id
                           select new { occurrence, task.Title, task.UnitId, task.PersonId }).Take(Most).ToListAsync(ct);
        return
        [
            .. dates.Concat(items.Select(i => new DueThing(
                $"item:{i.Id:N}", DueKind.Item, $"เผยแพร่ {i.Code} {i.Name}", null, i.DueOn!.Value, i.UnitId, i.PersonId, FormattableString.Invariant($"/app/{year}/oit/{i.Code.ToLowerInvariant()}"))))
                .Concat(tasks.Select(t => new DueThing(
                    $"task:{t.occurrence.Id:N}", DueKind.Task, $"{t.Title} ({t.occurrence.Name})", null, t.occurrence.DueOn, t.UnitId, t.PersonId, FormattableString.Invariant($"/app/{year}/tasks#t-{t.occurrence.Id:N}"))))
                .OrderBy(t => t.On),
        ];
    }
}
