using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>
/// Takes the next job that is due, agency after agency in a ring: ten thousand jobs of one do not hold up the one job of another. On PostgreSQL many
/// nodes take beside each other (skip locked); on SQLite the transaction is the only writer.
/// </summary>
internal static class TakeJob
{
    /// <summary>Nobody else takes the job for so long; kept up while it runs.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <returns>Null: nothing of this lane is due.</returns>
    public static async Task<QueuedJob?> NextAsync(AppDb db, JobLane lane, DateTime now, CancellationToken ct)
    {
        var (kinds, only) = (lane.Kinds, lane.Only);
        // Asked without a transaction first: an idle runner takes nobody's turn to write.
        if (!await db.Set<QueuedJob>().AnyAsync(j => j.DoneAt == null && j.AsideAt == null && j.DueAt <= now && (j.LeasedUntil == null || j.LeasedUntil < now) && kinds.Contains(j.Kind) == only, ct))
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var job = await FindAsync(db, lane, now, beyond: true, ct) ?? await FindAsync(db, lane, now, beyond: false, ct);
        if (job is null)
        {
            return null;
        }

        lane.Turn = job.ForAgency ?? Guid.Empty;
        (job.TakenAt, job.LeasedUntil, job.Attempts) = (now, now + Lease, job.Attempts + 1);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return job;
    }

    /// <param name="beyond">Agencies behind the one that had its turn last; false: from the beginning of the ring up to it.</param>
    private static async Task<QueuedJob?> FindAsync(AppDb db, JobLane lane, DateTime now, bool beyond, CancellationToken ct)
    {
        var (kinds, json, only, turn) = (lane.Kinds, System.Text.Json.JsonSerializer.Serialize(lane.Kinds), lane.Only, lane.Turn);
        var rows = (db.Database.IsNpgsql(), beyond) switch
        {
            (true, true) => db.Set<QueuedJob>().FromSql(
                $"select * from platform_job where done_at is null and aside_at is null and coalesce(for_agency, '00000000-0000-0000-0000-000000000000'::uuid) > {turn} and due_at <= {now} and (leased_until is null or leased_until < {now}) and (kind = any({kinds})) = {only} order by coalesce(for_agency, '00000000-0000-0000-0000-000000000000'::uuid), due_at limit 1 for update skip locked"),
            (true, false) => db.Set<QueuedJob>().FromSql(
                $"select * from platform_job where done_at is null and aside_at is null and coalesce(for_agency, '00000000-0000-0000-0000-000000000000'::uuid) <= {turn} and due_at <= {now} and (leased_until is null or leased_until < {now}) and (kind = any({kinds})) = {only} order by coalesce(for_agency, '00000000-0000-0000-0000-000000000000'::uuid), due_at limit 1 for update skip locked"),
            (false, true) => db.Set<QueuedJob>().FromSql(
                $"select * from platform_job where done_at is null and aside_at is null and coalesce(for_agency, '00000000-0000-0000-0000-000000000000') > {turn} and due_at <= {now} and (leased_until is null or leased_until < {now}) and (kind in (select value from json_each({json}))) = {only} order by coalesce(for_agency, '00000000-0000-0000-0000-000000000000'), due_at limit 1"),
            (false, false) => db.Set<QueuedJob>().FromSql(
                $"select * from platform_job where done_at is null and aside_at is null and coalesce(for_agency, '00000000-0000-0000-0000-000000000000') <= {turn} and due_at <= {now} and (leased_until is null or leased_until < {now}) and (kind in (select value from json_each({json}))) = {only} order by coalesce(for_agency, '00000000-0000-0000-0000-000000000000'), due_at limit 1"),
        };
        return (await rows.ToListAsync(ct)).SingleOrDefault();
    }
}

/// <summary>Kinds of jobs that run one after the other, and whose turn it was last.</summary>
/// <param name="Only">These kinds; false: all but these.</param>
internal sealed record JobLane(string[] Kinds, bool Only)
{
    public Guid Turn { get; set; }
}
