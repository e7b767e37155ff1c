using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform.Backups;

/// <summary>What the pages tell of backups.</summary>
public sealed class BackupState
{
    /// <summary>Kinds of the jobs that a page may queue.</summary>
    public const string NowJob = "backup.now", RehearseJob = "backup.rehearse";

    private const int MostRuns = 30;
    private readonly AppDb _db;
    private readonly Installation _here;
    private readonly BackupKeys _keys;

    internal BackupState(AppDb db, Installation here, BackupKeys keys) => (_db, _here, _keys) = (db, here, keys);

    public async Task<BackupFacts> ReadAsync(CancellationToken ct)
    {
        var backups = await _db.Set<BackupRun>().AsNoTracking().Where(r => r.Kind == BackupKind.Backup && r.Folder == _here.Out).OrderByDescending(r => r.StartedAt).Take(MostRuns).ToListAsync(ct);
        var rehearsal = await _db.Set<BackupRun>().AsNoTracking().Where(r => r.Kind == BackupKind.Rehearsal).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(ct);
        var waits = await _db.Set<QueuedJob>().AnyAsync(j => (j.Kind == NowJob || j.Kind == RehearseJob) && j.DoneAt == null, ct);
        return new(_here.Now, backups, rehearsal, waits, _keys.IsShown, _here.Out, _here.Options);
    }

    /// <summary>Queues a backup or a rehearsal.</summary>
    public async Task AskAsync(string job, CancellationToken ct)
    {
        _db.Enqueue(job, new { });
        _db.Record("backup.asked", job);
        await _db.SaveChangesAsync(ct);
    }
}

/// <param name="Runs">Backups into the folder of the settings, newest first.</param>
/// <param name="LastRehearsal">Whatever came of it.</param>
/// <param name="Waits">One was asked for and is not done.</param>
public sealed record BackupFacts(DateTime Now, IReadOnlyList<BackupRun> Runs, BackupRun? LastRehearsal, bool Waits, bool KeyShown, string Out, BackupOptions Settings)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(50);

    public int Hour => Settings.Hour;

    public bool Nightly => Settings.Nightly;

    public BackupRun? Last => Runs.Count > 0 ? Runs[0] : null;

    public BackupRun? LastGood => Runs.FirstOrDefault(r => r.Outcome == BackupRun.Done);

    /// <summary>The newest one that ended.</summary>
    public BackupRun? LastEnded => Runs.FirstOrDefault(r => r.EndedAt is not null);

    /// <summary>No good backup for two nights, though there should be one.</summary>
    public bool IsLate => Nightly && Last is not null && (LastGood is not { } good || Now - good.StartedAt > Longest);

    public bool LastFailed => LastEnded is { } last && last.Outcome != BackupRun.Done;

    public bool RehearsalFailed => LastRehearsal is { EndedAt: not null } last && last.Outcome != BackupRun.Done;

    public bool SecondFailed => LastEnded is { Second: "failed" };

    /// <summary>A disk that is lost takes the backups along.</summary>
    public bool OnePlace => Settings.Second.Length == 0 && Settings.Out.Length == 0;
}
