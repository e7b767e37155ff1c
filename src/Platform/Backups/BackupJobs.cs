using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform.Backups;

/// <summary>
/// Each night a backup, each month a rehearsal of restoring it. A machine that was off at that hour does it when it is on again; what failed is tried again
/// within the night.
/// </summary>
internal sealed class NightlyBackup(RunBackup run, RehearseRestore rehearse, BackupState state, AppDb db) : IJob
{
    private const int MostTries = 3;
    private const int WindowHours = 4;

    public string Kind => "backup.nightly";

    public string Lane => "backup";

    public TimeSpan? Every => TimeSpan.FromMinutes(30);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        var facts = await state.ReadAsync(ct);
        if (!facts.Nightly)
        {
            return;
        }

        if (await IsDueAsync(facts, ct))
        {
            await run.HandleAsync(new(null), ct);
            facts = await state.ReadAsync(ct);
        }

        if (facts.LastGood is not null && (facts.LastRehearsal is not { } last || facts.Now - last.StartedAt > (last.Outcome == BackupRun.Done ? TimeSpan.FromDays(30) : TimeSpan.FromDays(1))))
        {
            await rehearse.HandleAsync(new(null), ct);
        }
    }

    private async Task<bool> IsDueAsync(BackupFacts facts, CancellationToken ct)
    {
        var night = Bangkok.At(Bangkok.DateOf(facts.Now), facts.Hour, 0);
        var tonight = facts.Runs.Where(r => r.StartedAt >= night).ToList();
        if (facts.Now >= night && facts.Now < night.AddHours(WindowHours))
        {
            return tonight.Count < MostTries && tonight.All(r => r.EndedAt is not null && r.Outcome != BackupRun.Done);
        }

        if (facts.Last is { } last)
        {
            return facts.Now - last.StartedAt > TimeSpan.FromHours(26);
        }

        // Never a backup, and the software has run for most of a day without meeting the hour.
        var yesterday = facts.Now.AddHours(-20);
        return await db.Set<QueuedJob>().AnyAsync(j => j.Kind == "backup.nightly" && j.DoneAt < yesterday, ct);
    }
}

/// <summary>The button of the page.</summary>
internal sealed class BackupNow(RunBackup run) : IJob
{
    public string Kind => BackupState.NowJob;

    public string Lane => "backup";

    public async Task RunAsync(string body, CancellationToken ct) => await run.HandleAsync(new(null), ct);
}

/// <summary>The other button of the page.</summary>
internal sealed class RehearseNow(RehearseRestore rehearse) : IJob
{
    public string Kind => BackupState.RehearseJob;

    public string Lane => "backup";

    public async Task RunAsync(string body, CancellationToken ct) => await rehearse.HandleAsync(new(null), ct);
}
