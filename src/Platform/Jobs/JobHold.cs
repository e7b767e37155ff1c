using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>
/// The hold of a running job on its row: the row's id and the number of the attempt. Whoever was away for longer than the lease (a stopped machine, a long
/// pause) may find that another has taken the job meanwhile, with a higher number: what it saves then is refused, whole.
/// </summary>
internal sealed record JobHold(Guid Job, int Attempt)
{
    private static readonly AsyncLocal<JobHold?> Held = new();

    /// <summary>Of the job that runs here, also in the scopes that it opens; null outside of jobs.</summary>
    public static JobHold? Current
    {
        get => Held.Value;
        set => Held.Value = value;
    }

    /// <summary>Holds the row until the transaction of <paramref name="db"/> ends, so that nobody takes the job between this look and the commit.</summary>
    /// <exception cref="JobLostException">Another has taken the job, or it is done.</exception>
    public async Task CheckAsync(AppDb db, CancellationToken ct)
    {
        // SQLite's transaction is the only writer.
        var rows = db.Database.IsNpgsql()
            ? db.Set<QueuedJob>().FromSql($"select * from platform_job where id = {Job} and attempts = {Attempt} and done_at is null for update")
            : db.Set<QueuedJob>().Where(j => j.Id == Job && j.Attempts == Attempt && j.DoneAt == null);
        if ((await rows.AsNoTracking().ToListAsync(ct)).Count == 0)
        {
            throw new JobLostException();
        }
    }
}

/// <summary>The job was taken by another while this one was away; nothing of this one is kept.</summary>
public sealed class JobLostException() : Exception("Another has taken this job.");
