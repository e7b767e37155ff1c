using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure;

internal sealed class OwnersStep(AppDb db) : IFirstStep
{
    public int Order => 60;

    public async Task<FirstStep> LookAsync(CancellationToken ct)
    {
        var year = await db.Set<DisclosureItem>().MaxAsync(i => (int?)i.FiscalYear, ct);
        var items = await db.Set<DisclosureItem>().CountAsync(i => i.FiscalYear == year, ct);
        var owned = await db.Set<DisclosureItem>().CountAsync(i => i.FiscalYear == year && (i.UnitId != null || i.PersonId != null), ct);
        return new("ผู้รับผิดชอบข้อมูล OIT", "เปิดรายการของปี ระบบเดาส่วนราชการจากชื่อข้อให้ แล้วแก้ หรือวางตารางจากคำสั่งมอบหมาย", year is null ? "/app/{year}/oit" : FormattableString.Invariant($"/app/{year}/oit/assign"), Permissions.Assign,
            items > 0 && owned == items ? FormattableString.Invariant($"ปีงบประมาณ {year} มีผู้รับผิดชอบครบ {items} ข้อ") : null);
    }
}
