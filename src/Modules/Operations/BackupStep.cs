using Prongsai.Platform;
using Prongsai.Platform.Backups;

namespace Prongsai.Operations;

internal sealed class BackupStep(BackupState backup) : IFirstStep
{
    public int Order => 80;

    public async Task<FirstStep> LookAsync(CancellationToken ct)
    {
        var facts = await backup.ReadAsync(ct);
        return new("สำรองข้อมูล", "พิมพ์รหัสกู้คืนเก็บในตู้นิรภัย แล้วสั่งสำรองครั้งแรก หลังจากนั้นระบบสำรองเองทุกคืนและซ้อมกู้คืนทุกเดือน", "/app/settings/backup", Permissions.SeeBackup,
            facts is { KeyShown: true, LastGood: not null } ? "แสดงรหัสกู้คืนแล้ว และสำรองสำเร็จอย่างน้อยหนึ่งครั้ง" : null);
    }
}
