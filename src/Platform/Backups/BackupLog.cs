using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform.Backups;

/// <summary>
/// Writes down what was done, as rows of the installation and as events in the chain of its first agency. A program that is newer than the database it
/// backs up (before an upgrade) finds no table for the rows and backs up all the same.
/// </summary>
public sealed class BackupLog
{
    private readonly IServiceScopeFactory _scopes;
    private readonly Installation _here;

    internal BackupLog(IServiceScopeFactory scopes, Installation here) => (_scopes, _here) = (scopes, here);

    internal async Task<BackupRun> BeginAsync(BackupKind kind, string folder, CancellationToken ct)
    {
        var run = new BackupRun { Kind = kind, StartedAt = _here.Now, Folder = folder };
        await SaveAsync(at => at.Db.Add(run), ct);
        return run;
    }

    internal Task EndAsync(BackupRun run, Outcome<BackupReport> outcome, CancellationToken ct)
    {
        var wrong = outcome.Done ? outcome.Value.Wrong : outcome.Refusal;
        run.EndedAt = _here.Now;
        run.Outcome = wrong?.Code ?? BackupRun.Done;
        if (outcome.Value is { } report)
        {
            (run.Folder, run.File, run.Length) = (Path.GetDirectoryName(report.File)!, Path.GetFileName(report.File), report.Length);
        }

        return SaveAsync(at =>
        {
            run.Told = wrong is null ? FormattableString.Invariant($"{outcome.Value!.Tables} {outcome.Value.Rows} {outcome.Value.Files}") : Sentences.Of(at.Services, wrong);
            at.Db.Update(run);
            at.Db.Record(run.Kind == BackupKind.Backup ? (wrong is null ? "backup.made" : "backup.failed") : wrong is null ? "backup.rehearsed" : "backup.rehearsal-failed",
                run.File, new { length = run.Length, why = wrong?.Code });
        }, ct);
    }

    /// <summary>An event of the key or of a restore.</summary>
    public Task RecordAsync(string code, string subject, object? detail, CancellationToken ct) => SaveAsync(at => at.Db.Record(code, subject, detail), ct);

    internal async Task<IReadOnlyList<BackupRun>> RunsAsync(BackupKind kind, CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<BackupRun>().AsNoTracking()
            .Where(r => r.Kind == kind).OrderByDescending(r => r.StartedAt).Take(1_000).ToListAsync(ct);
    }

    private async Task SaveAsync(Action<(AppDb Db, IServiceProvider Services)> change, CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!await _here.Engine.IsInUseAsync(ct) || await services.GetRequiredService<AgencyDirectory>().AllAsync(ct) is not [var first, ..])
        {
            return;
        }

        services.GetRequiredService<Tenant>().Set(first.Agency);
        var db = services.GetRequiredService<AppDb>();
        change((db, services));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException older) when (DatabaseDown.Says(older))
        {
            // Nothing is recorded where there is no table yet: the backup itself matters more.
            if (await HasTableAsync(db, ct))
            {
                throw;
            }
        }
    }

    private static async Task<bool> HasTableAsync(AppDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return (await DatabaseFacts.SchemaAsync(db.Database.GetDbConnection(), ct)).Any(n => n.EndsWith("0010_backup.sql", StringComparison.Ordinal));
    }
}
