using Prongsai.Platform;

namespace Prongsai.Disclosure;

internal static class Permissions
{
    public const string View = "disclosure.view";
    public const string Edit = "disclosure.edit";
    public const string Assign = "disclosure.assign";
    public const string Check = "disclosure.check";
    public const string Audit = "disclosure.audit";
}

internal sealed class DisclosurePermissions : IPermissionSource
{
    public IEnumerable<Permission> Permissions { get; } =
    [
        new(Disclosure.Permissions.View, "ดูรายการ OIT และหลักฐาน", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Executive, Role.Auditor, Role.Administrator),
        new(Disclosure.Permissions.Edit, "แนบหลักฐาน ทำเครื่องหมายองค์ประกอบ และเสนอเผยแพร่ข้อมูล OIT", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Administrator),
        new(Disclosure.Permissions.Assign, "เปิดปี OIT และมอบหมายผู้รับผิดชอบ", Role.Officer, Role.PermanentSecretary, Role.Administrator) { WholeOffice = true },
        new(Disclosure.Permissions.Check, "สั่งตรวจลิงก์และไฟล์ของข้อมูล OIT", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Auditor, Role.Administrator),
        new(Disclosure.Permissions.Audit, "ทำเครื่องหมายตรวจทานภายในของรายการ OIT", Role.Auditor, Role.Administrator),
    ];
}

internal sealed class DisclosureNav : INavSource
{
    public IEnumerable<NavEntry> Entries { get; } =
    [
        new(110, "งาน ITA", "รายการ OIT", "/app/{year}/oit", "list", Disclosure.Permissions.View),
        new(115, "งาน ITA", "ชุดข้อมูล ITAS", "/app/{year}/itas", "copy", Disclosure.Permissions.View),
    ];
}
