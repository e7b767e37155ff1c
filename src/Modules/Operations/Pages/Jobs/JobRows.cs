using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Jobs;

internal enum JobState { Failed, Running, Waiting, Aside, Done }

internal sealed record JobRow(Guid Id, Guid? Agency, string Kind, DateTime DueAt, DateTime? TakenAt, DateTime? LeasedUntil, int Attempts, DateTime? DoneAt, DateTime? AsideAt, Guid? AsideBy, string? Error)
{
    public JobState StateAt(DateTime now) =>
        DoneAt is not null ? JobState.Done
        : AsideAt is not null && AsideBy is not null ? JobState.Aside
        : LeasedUntil >= now ? JobState.Running
        : Error is not null ? JobState.Failed
        : JobState.Waiting;

    /// <summary>It failed too often and is not tried again by itself.</summary>
    public bool GaveUp => DoneAt is null && AsideAt is not null && AsideBy is null;
}

/// <summary>What was done of one kind lately.</summary>
/// <param name="Attempts">Of all of them together.</param>
internal sealed record DoneJobs(Guid? Agency, string Kind, DateTime Last, int Count, int Attempts);

/// <summary>The jobs that somebody may see: those of the own agency; those of the installation for its administrators.</summary>
internal sealed class JobRows(AppDb db, Tenant tenant, InstallationAdministrators installation, TimeProvider clock)
{
    public const int MostOpen = 200, MostDone = 50;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Not done yet: what failed first, then by time.</summary>
    public async Task<IReadOnlyList<JobRow>> OpenAsync(CancellationToken ct) =>
        await Shown(await SeenAsync(ct)).Where(j => j.DoneAt == null).OrderBy(j => j.Error == null).ThenBy(j => j.DueAt).Select(Row).Take(MostOpen).ToListAsync(ct);

    /// <summary>Of the last seven days, of each kind in one line, newest first.</summary>
    public async Task<IReadOnlyList<DoneJobs>> DoneAsync(CancellationToken ct)
    {
        var since = Now - Lately;
        return await Shown(await SeenAsync(ct)).Where(j => j.DoneAt > since).GroupBy(j => new { j.ForAgency, j.Kind })
            .OrderByDescending(g => g.Max(j => j.DoneAt)).Take(MostDone)
            .Select(g => new DoneJobs(g.Key.ForAgency, g.Key.Kind, g.Max(j => j.DoneAt!.Value), g.Count(), g.Sum(j => j.Attempts))).ToListAsync(ct);
    }

    /// <returns>How many failed at least three times or were given up; of each state how many.</returns>
    public async Task<(int Waiting, int Running, int Failing, int Aside)> CountAsync(CancellationToken ct)
    {
        var (now, open) = (Now, Shown(await SeenAsync(ct)).Where(j => j.DoneAt == null));
        return (
            await open.CountAsync(j => j.AsideAt == null && j.Error == null && (j.LeasedUntil == null || j.LeasedUntil < now), ct),
            await open.CountAsync(j => j.AsideAt == null && j.LeasedUntil >= now, ct),
            await open.CountAsync(j => j.Error != null && j.AsideBy == null && (j.LeasedUntil == null || j.LeasedUntil < now), ct),
            await open.CountAsync(j => j.AsideBy != null, ct));
    }

    /// <summary>What somebody must look at: given up, or failed three times since it was last ordered.</summary>
    public async Task<int> TroublesAsync(CancellationToken ct) =>
        await Shown(await SeenAsync(ct)).CountAsync(j => j.DoneAt == null && j.Error != null && j.AsideBy == null && (j.AsideAt != null || j.Attempts - j.Spared >= 3), ct);

    private async Task<(Guid Agency, bool Installation)> SeenAsync(CancellationToken ct) => (tenant.Agency.Id, await installation.IsActorAsync(ct));

    private IQueryable<QueuedJob> Shown((Guid Agency, bool Installation) seen) =>
        db.Set<QueuedJob>().AsNoTracking().Where(j => j.ForAgency == seen.Agency || (seen.Installation && j.ForAgency == null));

    private static readonly System.Linq.Expressions.Expression<Func<QueuedJob, JobRow>> Row =
        j => new JobRow(j.Id, j.ForAgency, j.Kind, j.DueAt, j.TakenAt, j.LeasedUntil, j.Attempts, j.DoneAt, j.AsideAt, j.AsideBy, j.Error);
}
