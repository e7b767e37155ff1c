using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>Sees to it that every job with a rhythm stands in the queue once, and that nothing there waits for a time that a wrong clock named.</summary>
internal static class RecurringJobs
{
    /// <summary>A fact is due when it is raised, and again an hour after it failed; a second hour is for clocks that differ a little.</summary>
    private static readonly TimeSpan LongestForFacts = TimeSpan.FromHours(2);

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

        var now = db.Now;
        await PullBackAsync(db, db.Set<QueuedJob>().Where(j => EF.Functions.Like(j.Kind, "event:%")), now, LongestForFacts, ct);
        foreach (var job in scope.ServiceProvider.GetServices<IJob>().Where(j => j.Every is not null))
        {
            await PullBackAsync(db, db.Set<QueuedJob>().Where(j => j.Kind == job.Kind), now, job.Every!.Value + LongestForFacts, ct);
            if (!await db.Set<QueuedJob>().AnyAsync(j => j.Kind == job.Kind && j.DoneAt == null && j.AsideAt == null, ct))
            {
                db.Enqueue(job.Kind, new { });
            }
        }

        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
    }

    /// <summary>
    /// What is due later than it can be was queued, or taken, while the clock was ahead: with a clock that was a year ahead the nightly work would
    /// otherwise rest for a year. It is due now; work may be done twice, never not at all.
    /// </summary>
    private static async Task PullBackAsync(AppDb db, IQueryable<QueuedJob> jobs, DateTime now, TimeSpan longest, CancellationToken ct)
    {
        var (latest, lease) = (now + longest, now + TakeJob.Lease);
        var open = jobs.Where(j => j.DoneAt == null && j.AsideAt == null);
        await open.Where(j => j.DueAt > latest).ExecuteUpdateAsync(j => j.SetProperty(x => x.DueAt, now), ct);
        await open.Where(j => j.LeasedUntil > lease).ExecuteUpdateAsync(j => j.SetProperty(x => x.LeasedUntil, lease), ct);
    }
}
