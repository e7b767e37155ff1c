using Prongsai.Platform;

namespace Prongsai.Agency;

internal sealed class AgencyPermissions : IPermissionSource
{
    public const string View = "agency.view";
    public const string Edit = "agency.edit";

    /// <summary>Of the own account, and of no other: the handlers take no id.</summary>
    public const string OwnSignature = "agency.own-signature";

    public IEnumerable<Permission> Permissions =>
    [
        new(View, "ดูข้อมูลหน่วยงาน ส่วนราชการ บุคลากร และตำแหน่ง", Roles.OfTheOffice),
        new(OwnSignature, "เก็บและนำออกรูปลายมือชื่อของตนเอง", Roles.OfTheOffice),
        new(Edit, "แก้ไขข้อมูลหน่วยงาน ส่วนราชการ บุคลากร และตำแหน่ง", Role.Administrator, Role.PermanentSecretary),
    ];
}

internal sealed class AgencyNav : INavSource
{
    private const string Group = "ตั้งค่า";

    public IEnumerable<NavEntry> Entries =>
    [
        new(910, Group, "ข้อมูลหน่วยงาน", "/app/settings/agency", "office", AgencyPermissions.View),
        new(915, Group, "ข้อมูลบนเว็บไซต์", "/app/settings/public", "globe", AgencyPermissions.View),
        new(920, Group, "ส่วนราชการ", "/app/settings/units", "list", AgencyPermissions.View),
        new(930, Group, "บุคลากร", "/app/settings/people", "people", AgencyPermissions.View),
        new(940, Group, "ตำแหน่งและการแต่งตั้ง", "/app/settings/positions", "person", AgencyPermissions.View),
        new(950, Group, "ลำดับการเสนอความเห็น", "/app/settings/chain", "approve", AgencyPermissions.View),
    ];
}
