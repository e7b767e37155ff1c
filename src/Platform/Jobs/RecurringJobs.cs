using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>Sees to it that every job with a rhythm stands in the queue once.</summary>
internal static class RecurringJobs
{
    public static async Task EnsureAsync(IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        // Nodes that start together look one after the other.
        await using var turn = await db.Database.BeginTransactionAsync(ct);
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("lock table platform_job in share row exclusive mode", ct);
        }

        foreach (var job in scope.ServiceProvider.GetServices<IJob>().Where(j => j.Every is not null))
        {
            if (!await db.Set<QueuedJob>().AnyAsync(j => j.Kind == job.Kind && j.DoneAt == null && j.AsideAt == null, ct))
            {
                db.Enqueue(job.Kind, new { });
            }
        }

        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }
}
