using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Diary;

/// <summary>What was reminded of and is still open, and tasks past their day. Items that are near or late say themselves what they lack.</summary>
internal sealed class DiaryToday(AppDb db, DueList due, CurrentUser user, IAgencyDirectory office, TimeProvider clock) : ITodaySource
{
    private const int MostLines = 40;

    /// <summary>The list of the next days ends here; what is further ahead is told without a day.</summary>
    private const int NearDays = 14;

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        if (!user.Can(Permissions.View))
        {
            return [];
        }

        var today = Bangkok.Today(clock);
        var things = (await due.OfYearAsync(fiscalYear, ct)).Where(t => t.IsSeenBy(user.UnitId)).ToList();
        var given = (await db.Set<Notice>().AsNoTracking().Where(n => n.DueOn >= today).OrderBy(n => n.DueOn).ThenBy(n => n.Id).Select(n => new { n.Thing, n.DueOn }).Take(2_000).ToListAsync(ct)).Select(n => (n.Thing, n.DueOn)).ToHashSet();
        var units = (await office.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        return
        [
            .. things.Where(t => t.Kind != DueKind.Item || t.On > today.AddDays(NearDays)).Where(t => t.On < today ? t.Kind != DueKind.Date : given.Contains((t.Key, t.On))).Take(MostLines).Select(t => new TodayLine(
                t.On <= today.AddDays(NearDays) ? t.On : null, t.On <= today.AddDays(NearDays) ? t.Text : $"แจ้งล่วงหน้า ครบกำหนด {ThaiDate.Short(t.On)}: {t.Text}",
                t.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "", t.Href)),
        ];
    }
}
