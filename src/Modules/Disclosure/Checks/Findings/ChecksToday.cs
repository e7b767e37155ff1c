using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Checks.Findings;

/// <summary>Items whose evidence cannot be scored as it is: one line each.</summary>
internal sealed class ChecksToday(AppDb db, CurrentUser user, IAgencyDirectory office) : ITodaySource
{
    private const int MostLines = 20;

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        if (!user.Can(Permissions.View))
        {
            return [];
        }

        var items = await db.Set<DisclosureItem>().AsNoTracking().SeenBy(user).Where(i => i.FiscalYear == fiscalYear)
            .Select(i => new { i.Code, i.Position, i.UnitId, Count = db.Set<Finding>().Count(f => f.ItemId == i.Id && f.DismissedAt == null && f.Weight == Weight.Blocks) })
            .Where(i => i.Count > 0).OrderBy(i => i.Position).Take(MostLines).ToListAsync(ct);
        if (items.Count == 0)
        {
            return [];
        }

        var units = (await office.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        return
        [
            .. items.Select(i => new TodayLine(
                null, FormattableString.Invariant($"{i.Code} ผลตรวจลิงก์และไฟล์ ต้องแก้ {i.Count} รายการ"), i.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "",
                FormattableString.Invariant($"/app/{fiscalYear}/oit/{i.Code.ToLowerInvariant()}/check"))),
        ];
    }
}
