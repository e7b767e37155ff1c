using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Operations.Pages.Storage;

/// <summary>What an administrator should know of the files before somebody stands before a closed gate.</summary>
internal sealed class StorageToday(CurrentUser user, StorageFacts facts, InstallationAdministrators administrators) : ITodaySource
{
    private const string Page = "/app/settings/storage";

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        if (!user.Can(Permissions.Storage))
        {
            return [];
        }

        var said = new List<string>();
        if (facts.IsClosed)
        {
            said.Add("ระบบหยุดรับไฟล์อยู่ เพราะที่เก็บไฟล์เต็มหรือขัดข้อง");
        }

        if (facts.ScannerIsSilent)
        {
            said.Add("โปรแกรมตรวจไวรัสไม่ตอบ ระบบจึงยังไม่รับไฟล์");
        }

        if (await facts.RoomAsync(ct) is { IsTight: true } room)
        {
            said.Add($"พื้นที่เก็บไฟล์ใช้ไปแล้วร้อยละ {room.Percent}");
        }

        // Who has no key to the machine can do nothing about it.
        if (!facts.HasScanner && await administrators.IsActorAsync(ct))
        {
            said.Add("ยังไม่ได้ติดตั้งโปรแกรมตรวจไวรัส ระบบรับไฟล์โดยไม่ได้ตรวจ");
        }

        return said.ConvertAll(text => new TodayLine(null, text, "", Page));
    }
}

/// <summary>What is known of the files without asking anybody who may not answer.</summary>
internal sealed class StorageFacts(BlobStore blobs, BlobVolume volume, VirusScanner scanner, Tenant tenant)
{
    public bool IsClosed => volume.Closed is not null;

    public bool HasScanner => scanner.IsSet;

    public bool ScannerIsSilent => scanner.IsSilent;

    public async Task<IndexModel.Room> RoomAsync(CancellationToken ct) => new(await blobs.UsedAsync(ct), volume.QuotaOf(tenant.Agency));
}
