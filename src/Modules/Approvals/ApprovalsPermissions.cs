using Prongsai.Platform;

namespace Prongsai.Approvals;

internal sealed class ApprovalsPermissions : IPermissionSource
{
    public const string View = "approvals.view";
    public const string Act = "approvals.act";

    /// <summary>Beyond what one sent, decided or may decide.</summary>
    public const string ViewAll = "approvals.view-all";

    public const string Scan = "approvals.scan";
    public const string Routes = "approvals.routes";

    public IEnumerable<Permission> Permissions =>
    [
        new(View, "ดูเรื่องที่ตนเสนอและเรื่องที่รอตนอนุมัติ", Roles.OfTheOffice),
        new(Act, "ลงความเห็น อนุมัติ ส่งกลับ และเสนอเรื่องใหม่ ตามตำแหน่งของตน", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Executive, Role.Administrator),
        new(ViewAll, "ดูเรื่องที่เสนออนุมัติทั้งหมดของหน่วยงาน", Role.PermanentSecretary, Role.Executive, Role.Auditor, Role.Administrator),
        new(Scan, "บันทึกผลการพิจารณาที่ลงนามบนกระดาษ พร้อมภาพสแกน", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Administrator) { WholeOffice = true },
        new(Routes, "กำหนดเส้นทางการเสนออนุมัติ", Role.PermanentSecretary, Role.Administrator),
    ];
}

internal sealed class ApprovalsNav : INavSource
{
    public const string Inbox = "/app/approvals";

    public IEnumerable<NavEntry> Entries =>
    [
        new(20, "", "อนุมัติ", Inbox, "approve", ApprovalsPermissions.View, InPhoneBar: true),
        new(960, "ตั้งค่า", "เส้นทางการเสนออนุมัติ", "/app/settings/routes", "approve", ApprovalsPermissions.Routes),
    ];
}
