using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency;

internal sealed class OfficeStep(AppDb db) : IFirstStep
{
    public int Order => 10;

    public async Task<FirstStep> LookAsync(CancellationToken ct)
    {
        var office = await db.Set<Office>().AsNoTracking().Select(o => new { o.ShortName, o.Address, o.Phone, o.HeadTitle }).SingleOrDefaultAsync(ct);
        var full = office is { Address.Length: > 0, Phone.Length: > 0, HeadTitle.Length: > 0 };
        return new("หน่วยงาน", "ชื่อเต็ม ชื่อย่อ ที่ตั้ง โทรศัพท์ ตำแหน่งผู้บริหารสูงสุด และตรา ซึ่งขึ้นในเอกสารทุกฉบับและหน้าเว็บไซต์", "/app/settings/agency", AgencyPermissions.Edit,
            full ? $"{office!.ShortName} โทร {office.Phone}" : null);
    }
}

internal sealed class UnitsStep(AppDb db) : IFirstStep
{
    public int Order => 20;

    public async Task<FirstStep> LookAsync(CancellationToken ct)
    {
        var count = await db.Set<Unit>().CountAsync(ct);
        return new("ส่วนราชการ", "สำนักปลัดและกองต่าง ๆ พิมพ์หรือวางบรรทัดละหนึ่งชื่อ", count == 0 ? "/app/settings/units/many" : "/app/settings/units", AgencyPermissions.Edit,
            count > 0 ? FormattableString.Invariant($"{count} ส่วนราชการ") : null);
    }
}

internal sealed class StaffStep(AppDb db, TimeProvider clock) : IFirstStep
{
    public int Order => 30;

    public async Task<FirstStep> LookAsync(CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        var people = await db.Set<Person>().CountAsync(p => p.LeftOn == null || p.LeftOn >= today, ct);
        var posts = await db.Set<Appointment>().CountAsync(a => a.From <= today && (a.To == null || a.To >= today), ct);
        return new("คนและตำแหน่ง", "วางรายชื่อจาก Excel แล้วตรวจก่อนบันทึก ผู้รักษาราชการแทนเพิ่มได้ที่หน้าตำแหน่ง", people == 0 ? "/app/settings/people/paste" : "/app/settings/people", AgencyPermissions.Edit,
            people > 0 && posts > 0 ? FormattableString.Invariant($"{people} คน {posts} ตำแหน่งที่มีผู้ดำรงตำแหน่ง") : null);
    }
}

internal sealed class OpinionChainStep(OfficeDirectory directory) : IFirstStep
{
    public int Order => 50;

    public async Task<FirstStep> LookAsync(CancellationToken ct)
    {
        var posts = await directory.ChainPositionsAsync(ct);
        return new("สายเสนอความเห็น", "เรื่องที่เสนอผ่านใครบ้างก่อนถึงผู้บริหารสูงสุด เช่น หัวหน้าสำนักปลัด ปลัด แล้วนายก", "/app/settings/chain", AgencyPermissions.Edit,
            posts.Count > 0 ? string.Join(" แล้ว ", posts.Select(p => p.Name)) : null);
    }
}
