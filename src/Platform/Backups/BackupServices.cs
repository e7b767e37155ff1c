using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Prongsai.Platform.Backups;

internal static class BackupServices
{
    public static void AddBackups(this IServiceCollection services)
    {
        services.AddOptions<BackupOptions>().BindConfiguration("Backup").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Installation>().AddSingleton<BackupKeys>();
        services.AddSingleton(p => new BackupLog(p.GetRequiredService<IServiceScopeFactory>(), p.GetRequiredService<Installation>()));
        services.AddSingleton(p => new OpenBackup(p.GetRequiredService<Installation>(), p.GetRequiredService<BackupKeys>()));
        services.AddSingleton<MakeBackup>().AddSingleton<AfterRestore>();
        services.AddSingleton(p => new RunBackup(
            p.GetRequiredService<Installation>(), p.GetRequiredService<MakeBackup>(), p.GetRequiredService<BackupLog>(), p.GetRequiredService<ILogger<RunBackup>>()));
        services.AddSingleton(p => new RehearseRestore(p.GetRequiredService<Installation>(), p.GetRequiredService<OpenBackup>(), p.GetRequiredService<BackupLog>()));
        services.AddSingleton(p => new FetchBackup(p.GetRequiredService<Installation>()));
        services.AddSingleton(p => new RestoreBackup(p.GetRequiredService<Installation>(), p.GetRequiredService<OpenBackup>(), p.GetRequiredService<BackupKeys>()));
        services.AddScoped(p => new BackupState(p.GetRequiredService<AppDb>(), p.GetRequiredService<Installation>(), p.GetRequiredService<BackupKeys>()));
        services.AddScoped<IJob, NightlyBackup>().AddScoped<IJob, BackupNow>().AddScoped<IJob, RehearseNow>();
    }
}
