using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>Numbers nobody answers for, and reserved ones that nobody used for a month.</summary>
internal sealed class CorrespondenceToday(AppDb db, Gaps gaps, CurrentUser user, TimeProvider clock) : ITodaySource
{
    private const int DaysKept = 30;
    private const int MostLines = 10;

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        if (!user.Can(CorrespondencePermissions.Edit))
        {
            return [];
        }

        var today = Bangkok.Today(clock);
        var lines = new List<TodayLine>();
        foreach (var book in user.UnitId is null ? Book.All : [])
        {
            var missing = (await gaps.OfAsync(book.Kinds, BuddhistEra.Of(today), ct)).Sum(g => g.Count);
            if (missing > 0)
            {
                lines.Add(new(null, $"{book.Name} มีเลขที่ขาดคำอธิบาย {missing} เลข โปรดบันทึกเหตุผลหรือลงทะเบียนให้ครบ", "", $"{book.Path}/gaps"));
            }
        }

        var (before, unit) = (today.AddDays(-DaysKept), user.UnitId);
        var kept = await db.Set<Entry>().AsNoTracking()
            .Where(e => e.State == EntryState.Reserved && e.On < before && (unit == null || e.UnitId == unit)).OrderBy(e => e.On).Take(MostLines).ToListAsync(ct);
        lines.AddRange(kept.Select(e => new TodayLine(null, $"เลข {e.Text} จองไว้ตั้งแต่ {ThaiDate.Short(e.On)} ยังไม่ได้ใช้ โปรดใช้เลขนี้หรือยกเลิกพร้อมเหตุผล", "", $"{Book.Of(e.Kind).Path}/{e.Id}")));
        return lines;
    }
}
