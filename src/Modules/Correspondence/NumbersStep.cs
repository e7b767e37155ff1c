using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

internal sealed class NumbersStep(AppDb db, IAgencyDirectory agency) : IFirstStep
{
    public int Order => 40;

    public async Task<FirstStep> LookAsync(CancellationToken ct)
    {
        var prefix = (await agency.ProfileAsync(ct)).NumberPrefix;
        var count = await db.Set<NumberSeries>().CountAsync(ct);
        return new("เลขหนังสือ", "รหัสหน้าเลขหนังสือ และเลขสุดท้ายของแต่ละทะเบียน เพื่อให้ระบบออกเลขต่อจากที่ใช้อยู่", "/app/settings/numbers", CorrespondencePermissions.Setup,
            prefix.Length == 0 ? null
                : count > 0 ? FormattableString.Invariant($"ขึ้นต้นด้วย {prefix} ตั้งเลขแล้ว {count} ทะเบียน")
                : $"ขึ้นต้นด้วย {prefix} ทุกทะเบียนเริ่มที่เลข 1 หากหน่วยงานออกเลขในปีนี้ไปแล้ว โปรดแก้ไขให้ออกเลขต่อจากทะเบียนเดิม");
    }
}
