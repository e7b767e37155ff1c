using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>
/// An administrator has a job tried again at once, or puts it aside. A click more changes nothing: the row is the job, and one that runs or is done is
/// left alone.
/// </summary>
public sealed class MoveJob(AppDb db, Tenant tenant, Actor actor, InstallationAdministrators installation)
{
    /// <param name="Aside">False: try again at once.</param>
    public sealed record Input(Guid Id, bool Aside);

    /// <returns>Null when it is no job of this agency (nor, for an administrator of the installation, of the installation); refusals "job.done", "job.running", "job.rhythm".</returns>
    public async Task<Outcome<QueuedJob>?> HandleAsync(Input input, IEnumerable<IJob> kinds, CancellationToken ct)
    {
        var (agency, ours) = (tenant.Agency.Id, await installation.IsActorAsync(ct));
        var job = await db.Set<QueuedJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == input.Id && (j.ForAgency == agency || (ours && j.ForAgency == null)), ct);
        if (job is null)
        {
            return null;
        }

        if (input.Aside && kinds.Any(k => k.Kind == job.Kind && k.Every is not null))
        {
            return new Refusal("job.rhythm");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = db.Now;
        var free = db.Set<QueuedJob>().Where(j => j.Id == job.Id && j.DoneAt == null && (j.LeasedUntil == null || j.LeasedUntil < now));
        var moved = input.Aside
            ? await free.ExecuteUpdateAsync(j => j.SetProperty(x => x.AsideAt, now).SetProperty(x => x.AsideBy, actor.AccountId), ct)
            : await free.ExecuteUpdateAsync(
                j => j.SetProperty(x => x.AsideAt, (DateTime?)null).SetProperty(x => x.AsideBy, (Guid?)null).SetProperty(x => x.DueAt, now).SetProperty(x => x.Spared, x => x.Attempts), ct);
        if (moved == 0)
        {
            return new Refusal(job.DoneAt is null ? "job.running" : "job.done");
        }

        db.Record(input.Aside ? "job.put-aside" : "job.tried-again", job.Id.ToString("D"));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return job;
    }
}
