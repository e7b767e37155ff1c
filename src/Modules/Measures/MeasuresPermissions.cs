using Prongsai.Platform;

namespace Prongsai.Measures;

internal static class Permissions
{
    public const string View = "measures.view";
    public const string Edit = "measures.edit";
    public const string Report = "progress.report";
    public const string Close = "rounds.close";
}

internal sealed class MeasuresPermissions : IPermissionSource
{
    public IEnumerable<Permission> Permissions { get; } =
    [
        new(Measures.Permissions.View, "ดูมาตรการและความก้าวหน้า", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Executive, Role.Auditor, Role.Administrator),
        new(Measures.Permissions.Edit, "เขียนและนำเข้ามาตรการ", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Administrator),
        new(Measures.Permissions.Report, "รายงานความก้าวหน้า", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Administrator),
        new(Measures.Permissions.Close, "ปิดและเปิดรอบการรายงาน", Role.Officer, Role.PermanentSecretary, Role.Administrator),
    ];
}

internal sealed class MeasuresNav : INavSource
{
    public IEnumerable<NavEntry> Entries { get; } =
    [
        new(120, "งาน ITA", "มาตรการ", "/app/{year}/measures", "target", Measures.Permissions.View),
        new(130, "งาน ITA", "ติดตามผล", "/app/{year}/progress", "progress", Measures.Permissions.View, InPhoneBar: true),
    ];
}
