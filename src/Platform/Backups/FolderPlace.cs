namespace Prongsai.Platform.Backups;

/// <summary>A folder of this machine, of a share that is mounted, or of a disk that is carried home.</summary>
internal sealed class FolderPlace(string folder) : IBackupPlace
{
    public async Task KeepAsync(string file, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await CopyAsync(file, folder, ct);
    }

    public Task<IReadOnlySet<string>> NamesAsync(CancellationToken ct) => Task.FromResult<IReadOnlySet<string>>(
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).ToHashSet(StringComparer.Ordinal) : []);

    public Task RemoveAsync(string name, CancellationToken ct)
    {
        File.Delete(Path.Combine(folder, name));
        return Task.CompletedTask;
    }

    public Task<string> FetchAsync(string name, string into, CancellationToken ct) => CopyAsync(Path.Combine(folder, Path.GetFileName(name)), into, ct);

    private static async Task<string> CopyAsync(string file, string folder, CancellationToken ct)
    {
        var final = Path.Combine(folder, Path.GetFileName(file));
        var part = final + ".part";
        File.Delete(part);
        try
        {
            await using (var from = OpenBackup.Open(file))
            await using (var to = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous))
            {
                await from.CopyToAsync(to, ct);
            }

            if (await BackupFiles.HashAsync(file, ct) != await BackupFiles.HashAsync(part, ct))
            {
                throw new IOException("The copy is not what was copied.");
            }

            File.Delete(final);
            MakeBackup.Commit(part, final);
            return final;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
