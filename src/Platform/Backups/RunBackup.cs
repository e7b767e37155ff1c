using Microsoft.Extensions.Logging;

namespace Prongsai.Platform.Backups;

/// <summary>A backup as people and the night ask for it: made, verified, copied to the second place, written down; old ones are removed.</summary>
public sealed class RunBackup
{
    private readonly Installation _here;
    private readonly MakeBackup _make;
    private readonly BackupLog _log;
    private readonly ILogger<RunBackup> _logger;

    internal RunBackup(Installation here, MakeBackup make, BackupLog log, ILogger<RunBackup> logger) => (_here, _make, _log, _logger) = (here, make, log, logger);

    /// <summary>Folder of the backups unless another is named.</summary>
    public string Folder => _here.Out;

    /// <param name="Folder">Null: the folder of the settings, with the second place and the removal of old ones.</param>
    public sealed record Input(string? Folder, bool Verify = true);

    /// <returns>A report also of a backup that is not right; a refusal when there is none.</returns>
    public async Task<Outcome<BackupReport>> HandleAsync(Input input, CancellationToken ct)
    {
        try
        {
            return await _here.Engine.IsInUseAsync(ct) ? await RunAsync(input, ct) : new Refusal("backup.nothing");
        }
        catch (Exception error) when (DatabaseDown.Says(error))
        {
            return Unreadable(error);
        }
    }

    private async Task<Outcome<BackupReport>> RunAsync(Input input, CancellationToken ct)
    {
        var folder = input.Folder is null ? _here.Out : Path.GetFullPath(input.Folder);
        var run = await _log.BeginAsync(BackupKind.Backup, folder, ct);
        var outcome = await MakeAsync(new(folder, input.Verify), ct);
        if (input.Folder is null && outcome.Done)
        {
            run.Second = await CopyAsync(outcome.Value.File, ct);
            outcome = outcome.Value with { Second = run.Second };
        }

        await _log.EndAsync(run, outcome, ct);
        if (outcome is { Done: true, Value: { Wrong: null, Verified: true } } && input.Folder is null)
        {
            await PruneAsync(ct);
        }

        return outcome;
    }

    // So that a failure of reading is written down too, where that can still be written.
    private async Task<Outcome<BackupReport>> MakeAsync(MakeBackup.Input input, CancellationToken ct)
    {
        try
        {
            return await _make.HandleAsync(input, ct);
        }
        catch (Exception error) when (DatabaseDown.Says(error))
        {
            return Unreadable(error);
        }
    }

    private Refusal Unreadable(Exception error)
    {
        _logger.LogError("The database could not be read for the backup: {Type}", error.GetType().Name);
        return new Refusal("backup.database-here");
    }

    private async Task<string> CopyAsync(string file, CancellationToken ct)
    {
        if (_here.Second is not { } second)
        {
            return "";
        }

        try
        {
            await second.KeepAsync(file, ct);
            return BackupRun.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _logger.LogError("The second place did not take the backup: {Type}", error.GetType().Name);
            return "failed";
        }
    }

    private async Task PruneAsync(CancellationToken ct)
    {
        var runs = await _log.RunsAsync(BackupKind.Backup, ct);
        var before = _here.Now.AddDays(-_here.Options.KeepDays);
        foreach (var place in (IBackupPlace?[])[new FolderPlace(_here.Out), _here.Second])
        {
            try
            {
                _ = place is null ? [] : await BackupFiles.PruneAsync(place, runs, before, ct);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _logger.LogWarning("Old backups could not be removed: {Type}", error.GetType().Name);
            }
        }
    }
}

/// <summary>Restores the newest backup, or a named one, into a place of its own, compares everything, and removes it again.</summary>
public sealed class RehearseRestore
{
    private readonly Installation _here;
    private readonly OpenBackup _open;
    private readonly BackupLog _log;

    internal RehearseRestore(Installation here, OpenBackup open, BackupLog log) => (_here, _open, _log) = (here, open, log);

    /// <param name="File">Null: the newest in the folder of the settings.</param>
    public sealed record Input(string? File, BackupKey? Key = null);

    public async Task<Outcome<BackupReport>> HandleAsync(Input input, CancellationToken ct)
    {
        var file = input.File ?? await NewestAsync(ct);
        if (file is null)
        {
            return new Refusal("backup.none");
        }

        var run = await _log.BeginAsync(BackupKind.Rehearsal, Path.GetDirectoryName(Path.GetFullPath(file))!, ct);
        run.File = Path.GetFileName(file);
        var outcome = await _open.HandleAsync(new(file, input.Key, Whole: true), ct);
        await _log.EndAsync(run, outcome, ct);
        return outcome;
    }

    private async Task<string?> NewestAsync(CancellationToken ct) =>
        (await _log.RunsAsync(BackupKind.Backup, ct)).Where(r => r.File.Length > 0 && r.Folder == _here.Out).Select(r => Path.Combine(r.Folder, r.File)).FirstOrDefault(File.Exists);
}

/// <summary>Brings a backup from the second place to this machine, e.g. when the first one is lost with its disk.</summary>
public sealed class FetchBackup
{
    private readonly Installation _here;

    internal FetchBackup(Installation here) => _here = here;

    /// <param name="Name">Null: the newest that lies there.</param>
    public sealed record Input(string? Name, string Folder);

    /// <returns>Path of the file. Refusals "backup.no-second", "backup.none", "backup.no-file", "backup.second".</returns>
    public async Task<Outcome<string>> HandleAsync(Input input, CancellationToken ct)
    {
        if (_here.Second is not { } second)
        {
            return new Refusal("backup.no-second");
        }

        try
        {
            // The names begin with the time at which each was made.
            var name = input.Name ?? (await second.NamesAsync(ct)).Where(n => n.EndsWith(BackupFiles.Ending, StringComparison.Ordinal)).Max(StringComparer.Ordinal);
            if (name is null)
            {
                return new Refusal("backup.none");
            }

            Directory.CreateDirectory(input.Folder);
            return await second.FetchAsync(name, Path.GetFullPath(input.Folder), ct);
        }
        catch (FileNotFoundException)
        {
            return new Refusal("backup.no-file", "", input.Name ?? "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Refusal("backup.second", "", error.Message);
        }
    }
}
