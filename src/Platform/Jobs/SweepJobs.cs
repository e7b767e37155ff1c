using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Done jobs are told of for a while and then forgotten: what they did stands where they did it.</summary>
internal sealed class SweepJobs(AppDb db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Kind => "jobs.sweep";

    public TimeSpan? Every => TimeSpan.FromHours(24);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        await db.Set<QueuedJob>().Where(j => j.DoneAt < before).ExecuteDeleteAsync(ct);
    }
}
