using Prongsai.Platform;

namespace Prongsai.Correspondence;

internal sealed class CorrespondencePermissions : IPermissionSource
{
    public const string Read = "numbers.read";
    public const string Edit = "numbers.edit";
    public const string Setup = "numbers.setup";

    public IEnumerable<Permission> Permissions =>
    [
        new(Read, "ดูทะเบียนหนังสือ", Roles.OfTheOffice),
        new(Edit, "ลงทะเบียนหนังสือ จองและยกเลิกเลข", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Administrator),
        new(Setup, "กำหนดชุดเลขที่หนังสือ", Role.PermanentSecretary, Role.Administrator),
    ];
}

internal sealed class CorrespondenceNav : INavSource
{
    public IEnumerable<NavEntry> Entries =>
    [
        new(410, "งานสารบรรณ", "ทะเบียนหนังสือ", "/app/registers", "register", CorrespondencePermissions.Read),
        new(945, "ตั้งค่า", "ชุดเลขที่หนังสือ", "/app/settings/numbers", "list", CorrespondencePermissions.Setup),
    ];
}
