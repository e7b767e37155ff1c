using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform.Backups;

/// <summary>What a restored installation does first: sessions of the past end, for some of them had ended since; and the chain tells of the restore.</summary>
public sealed class AfterRestore(IServiceScopeFactory scopes, BackupLog log)
{
    public async Task HandleAsync(RestoreBackup.Restored restored, CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Session>().ExecuteDeleteAsync(ct);
        }

        await log.RecordAsync("backup.restored", Path.GetFileName(restored.Report.File), new { madeAt = Bangkok.DateOf(restored.Report.Header.MadeAt) }, ct);
    }
}
