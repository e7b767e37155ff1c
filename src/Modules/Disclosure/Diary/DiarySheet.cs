using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Calendar;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Diary;

/// <param name="Line">Of the diary; null for an item or a task.</param>
/// <param name="Opens">The first day of a span whose last day stands in another month.</param>
/// <param name="Reminded">Days before, as reminders were given.</param>
/// <param name="Holiday">Why the office is closed on the day; null on a working day.</param>
internal sealed record DiaryRow(DateOnly Day, DueThing Thing, DiaryLine? Line, bool Opens, string Owner, IReadOnlyList<int> Reminded, string? Holiday)
{
    public string KindWord => Thing.Kind switch { DueKind.Item => "ข้อมูล OIT", DueKind.Task => "งานประจำ", _ => Line?.Rule is null ? "ของหน่วยงาน" : "ปฏิทินการประเมิน" };
}

/// <summary>The year by months, as its page shows it.</summary>
internal sealed class DiarySheet(AppDb db, YearDiary diary, DueList due, DiaryOwners owners)
{
    public async Task<(IReadOnlyList<DiaryRow> Rows, IReadOnlyList<DiaryLine> Undated)> ReadAsync(int year, Guid? unitId, CancellationToken ct)
    {
        var lines = await diary.OfYearAsync(year, ct);
        var byHref = lines.ToDictionary(l => FormattableString.Invariant($"date:{year}:{l.Code}"), StringComparer.Ordinal);
        var names = await owners.NamesAsync(ct);
        var things = (await due.OfYearAsync(year, ct)).Where(t => t.IsSeenBy(unitId)).ToList();
        var keys = things.ConvertAll(t => t.Key);
        var given = (await db.Set<Notice>().AsNoTracking().Where(n => keys.Contains(n.Thing)).Select(n => new { n.Thing, n.DueOn, n.DaysBefore }).ToListAsync(ct)).ToLookup(n => (n.Thing, n.DueOn), n => n.DaysBefore);
        var rows = new List<DiaryRow>();
        foreach (var thing in things)
        {
            var line = byHref.GetValueOrDefault(thing.Key);
            if (thing.From is { } from && (from.Year, from.Month) != (thing.On.Year, thing.On.Month))
            {
                rows.Add(new(from, thing, line, true, names(thing), [], null));
            }

            rows.Add(new(thing.On, thing, line, false, names(thing), [.. given[(thing.Key, thing.On)].OrderDescending()], owners.Holidays.Explain(thing.On)));
        }

        return ([.. rows.OrderBy(r => r.Day)], [.. lines.Where(l => l.Due is null)]);
    }

    /// <summary>"พฤศจิกายน 2569"</summary>
    public static string MonthOf(DateOnly day) => FormattableString.Invariant($"{ThaiMonths.Full[day.Month]} {BuddhistEra.Of(day)}");
}

/// <summary>Names of those to whom a day belongs.</summary>
internal sealed class DiaryOwners(IAgencyDirectory office, WorkingCalendar holidays)
{
    public WorkingCalendar Holidays => holidays;

    public async Task<Func<DueThing, string>> NamesAsync(CancellationToken ct)
    {
        var units = (await office.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        var people = (await office.PeopleAsync(ct)).ToDictionary(p => p.Id, p => p.FullName);
        return thing => string.Join(" ", ((string[])[
            thing.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : thing.Kind == DueKind.Date ? "ทั้งหน่วยงาน" : "",
            thing.PersonId is { } person ? people.GetValueOrDefault(person, "") : ""]).Where(n => n.Length > 0));
    }
}
