using Prongsai.Platform;

namespace Prongsai.Assessment;

internal sealed class AssessmentPermissions : IPermissionSource
{
    public IEnumerable<Permission> Permissions =>
    [
        new("assessment.view", "ดูเกณฑ์ ผลการประเมิน และจุดที่ต้องแก้", Roles.OfTheOffice),
        new("assessment.edit", "บันทึกผลการประเมินและแก้ไขจุดที่ต้องแก้", Role.Officer, Role.PermanentSecretary, Role.Administrator),
        new("framework.correct", "แก้ไขหรือยืนยันเกณฑ์ของหน่วยงาน", Role.Administrator),
    ];
}

internal sealed class AssessmentNav : INavSource
{
    public IEnumerable<NavEntry> Entries =>
    [
        new(210, "งาน ITA", "ผลการประเมิน", "/app/{year}/results", "chart", "assessment.view"),
        new(220, "งาน ITA", "จุดที่ต้องแก้", "/app/{year}/weak-points", "target", "assessment.view"),
        new(290, "งาน ITA", "เกณฑ์ปีนี้", "/app/{year}/framework", "list", "assessment.view"),
    ];
}
