using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Operations.Pages.Audit;
using Prongsai.Operations.Pages.Checkpoints;
using Prongsai.Operations.Pages.Me;
using Prongsai.Operations.Pages.Export;
using Prongsai.Operations.Pages.Jobs;
using Prongsai.Operations.Pages.FirstSteps;
using Prongsai.Operations.Pages.Storage;
using Prongsai.Operations.Pages.Users;
using Prongsai.Platform;

namespace Prongsai.Operations;

public sealed class OperationsModule : IModule
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<IPermissionSource, OperationsPermissions>();
        services.AddSingleton<INavSource, OperationsNav>();
        services.AddScoped<EventWords>();
        services.AddScoped<FirstStepList>().AddScoped<IFirstStep, BackupStep>();
        services.AddScoped<ITodaySource, AccountToday>().AddScoped<ITodaySource, StorageToday>().AddScoped<StorageFacts>();
        services.AddScoped<JobRows>().AddScoped<JobWords>().AddScoped<ITodaySource, JobsToday>();
        services.AddScoped<ChangeMember>();
        services.AddScoped<SetPassword>();
    }

    public void Map(IEndpointRouteBuilder endpoints)
    {
        AuditExport.Map(endpoints);
        CheckpointText.Map(endpoints);
        ExportFile.Map(endpoints);
    }
}

internal static class Permissions
{
    public const string Use = "app.use";
    public const string Begin = "app.begin";

    /// <summary>The own account, the start and the help: nothing of the office's work.</summary>
    public const string Own = "app.own";

    public const string Oversight = "oversight.view";
    public const string SeeVisits = "visits.view";
    public const string Export = "agency.export";
    public const string Users = "users.manage";
    public const string Audit = "audit.view";
    public const string Storage = "storage.view";
    public const string Jobs = "jobs.manage";
    public const string SeeBackup = "backup.view";
    public const string Backup = "backup.manage";
}

internal sealed class OperationsPermissions : IPermissionSource
{
    public IEnumerable<Permission> Permissions { get; } =
    [
        new(Operations.Permissions.Use, "ใช้ระบบ", Role.Officer, Role.HeadOfUnit, Role.PermanentSecretary, Role.Executive, Role.Auditor, Role.Administrator),
        new(Operations.Permissions.Begin, "ดูขั้นตอนเริ่มใช้งานของหน่วยงาน", Role.Administrator, Role.PermanentSecretary),
        new(Operations.Permissions.Own, "เข้าสู่ระบบและดูแลบัญชีของตน", [.. Roles.OfTheOffice, Role.Oversight]),
        new(Operations.Permissions.Oversight, "ดูจำนวนงานของหน่วยงานที่กำกับดูแล", Role.Oversight),
        new(Operations.Permissions.SeeVisits, "ดูการเข้าช่วยเหลือของผู้ดูแลเครื่อง", Role.Administrator, Role.Auditor),
        new(Operations.Permissions.Export, "ส่งออกข้อมูลทั้งหมดของหน่วยงาน", Role.Administrator),
        new(Operations.Permissions.Users, "จัดการผู้ใช้และสิทธิ์", Role.Administrator),
        new(Operations.Permissions.Audit, "ดูบันทึกการใช้งาน", Role.Administrator, Role.Auditor),
        new(Operations.Permissions.Storage, "ดูพื้นที่เก็บไฟล์และการรับไฟล์", Role.Administrator),
        new(Operations.Permissions.Jobs, "ดูและสั่งงานเบื้องหลัง", Role.Administrator),
        new(Operations.Permissions.SeeBackup, "ดูสถานะการสำรองข้อมูล", Role.Administrator, Role.Auditor),
        new(Operations.Permissions.Backup, "สั่งสำรองข้อมูลและซ้อมกู้คืน", Role.Administrator),
    ];
}

internal sealed class OperationsNav : INavSource
{
    public IEnumerable<NavEntry> Entries { get; } =
    [
        new(10, "", "วันนี้", "/app/{year}", "today", Permissions.Use, InPhoneBar: true),
        new(905, "ตั้งค่า", "เริ่มใช้งาน", "/app/settings/begin", "approve", Permissions.Begin),
        new(10, "", "ความก้าวหน้า", "/app/oversight", "list", Permissions.Oversight, InPhoneBar: true),
        new(980, "ตั้งค่า", "การเข้าช่วยเหลือ", "/app/settings/visits", "people", Permissions.SeeVisits),
        new(990, "ตั้งค่า", "ส่งออกข้อมูลทั้งหมด", "/app/settings/export", "download", Permissions.Export),
        new(920, "ตั้งค่า", "ผู้ใช้และสิทธิ์", "/app/settings/users", "people", Permissions.Users),
        new(930, "ตั้งค่า", "บันทึกการใช้งาน", "/app/settings/audit", "list", Permissions.Audit),
        new(970, "ตั้งค่า", "พื้นที่เก็บไฟล์", "/app/settings/storage", "download", Permissions.Storage),
        new(960, "ตั้งค่า", "งานเบื้องหลัง", "/app/settings/jobs", "list", Permissions.Jobs),
        new(940, "ตั้งค่า", "สำรองข้อมูล", "/app/settings/backup", "history", Permissions.SeeBackup),
    ];
}
