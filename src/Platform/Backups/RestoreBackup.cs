namespace Prongsai.Platform.Backups;

/// <summary>
/// Puts a backup in the place of the installation. Everything is unpacked, loaded and compared beside it first; then names change. Until that moment
/// nothing of the installation is touched, and afterwards the former one stands beside it.
/// </summary>
public sealed class RestoreBackup
{
    private readonly Installation _here;
    private readonly OpenBackup _open;
    private readonly BackupKeys _keys;

    internal RestoreBackup(Installation here, OpenBackup open, BackupKeys keys) => (_here, _open, _keys) = (here, open, keys);

    /// <param name="Key">Null: the key that this installation keeps.</param>
    /// <param name="Replace">Also when agencies live here.</param>
    public sealed record Input(string File, BackupKey? Key, bool Replace);

    /// <param name="Before">Where the former installation is now: a folder, and the database of PostgreSQL; empty when there was none.</param>
    /// <param name="Certificate">File of the certificate that the key ring is sealed with; null when it is not.</param>
    public sealed record Restored(BackupReport Report, IReadOnlyList<string> Before, string? Certificate);

    /// <returns>A refusal leaves the installation as it was.</returns>
    public async Task<Outcome<Restored>> HandleAsync(Input input, CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(_here.Data);
            PlaceSwitch.Finish(_here.Data);
            if (!input.Replace && (await _here.Engine.IsInUseAsync(ct) || HasFiles()))
            {
                return new Refusal("backup.in-use", "", _here.Data);
            }

            // Asked before the long work, and once more when names change.
            if (!await IsAloneAsync(ct))
            {
                return new Refusal("backup.running");
            }

            using var scratch = _here.NewScratch();
            var opened = await _open.UnpackAsync(new(input.File, input.Key, Whole: true), scratch, ct);
            await using var loaded = await _here.Engine.LoadAsync(opened.Database, "restore", ct);
            var report = await _open.CompareAsync(opened, loaded, scratch.File("blobs"), ct);
            if (report.Verified != true)
            {
                return new Refusal("backup.unlike", "", string.Join(", ", report.Differences.Take(5)));
            }

            if (!await IsAloneAsync(ct))
            {
                return new Refusal("backup.running");
            }

            await loaded.KeepAsync();
            return await SwitchAsync(report, opened, loaded, scratch, ct);
        }
        catch (BackupRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Refusal("backup.place", "", _here.Data, error.Message);
        }
    }

    private bool HasFiles() => Directory.Exists(_here.Blobs) && Directory.EnumerateFiles(_here.Blobs, "*", SearchOption.AllDirectories).Any();

    private async Task<bool> IsAloneAsync(CancellationToken ct) => _here.Engine switch
    {
        SqliteEngine sqlite => !File.Exists(sqlite.Path) || await sqlite.IsAloneAsync(ct),
        PostgresEngine postgres => await postgres.IsAloneAsync(ct),
        _ => true,
    };

    private async Task<Restored> SwitchAsync(BackupReport report, OpenedBackup opened, LoadedCopy loaded, Scratch scratch, CancellationToken ct)
    {
        var stamp = _here.Now.ToString("yyyyMMddHHmmss", null);
        Directory.CreateDirectory(scratch.File("blobs"));
        DurableFile.KeepAll(scratch.Path);
        var before = new List<string>();
        if (_here.Engine is PostgresEngine postgres && await postgres.TakePlaceAsync(loaded.Name, stamp, ct) is { } former)
        {
            before.Add(former);
        }

        string[] names = _here.Engine is SqliteEngine ? ["prongsai.db", "prongsai.db-wal", "prongsai.db-shm", "blobs"] : ["blobs"];
        if (PlaceSwitch.Run(_here.Data, scratch.Path, names, stamp) is { } folder)
        {
            before.Add(folder);
        }

        _keys.KeepPaper(opened.Key);
        return new(report, before, KeepCertificate(scratch));
    }

    // Beside the key of the backups, for who sets Prongsai:KeyCertificate again; one that is there is left alone.
    private string? KeepCertificate(Scratch scratch)
    {
        var to = Path.Combine(_here.Data, "keys", "certificate.pfx");
        if (!File.Exists(scratch.File("certificate.pfx")))
        {
            return null;
        }

        if (!File.Exists(to))
        {
            File.Move(scratch.File("certificate.pfx"), to);
            File.Move(scratch.File("settings.json"), Path.ChangeExtension(to, ".json"), overwrite: true);
            DurableFile.KeepFolder(Path.GetDirectoryName(to)!);
        }

        return to;
    }
}
