using System.Security.Cryptography;

namespace Prongsai.Platform.Backups;

/// <summary>The files in the folders of backups: copied to the second place, and removed when their time is over.</summary>
internal static class BackupFiles
{
    public const string Ending = ".bak";

    /// <summary>Copies a backup, reads the copy again, and gives it its name only when it is the same.</summary>
    /// <exception cref="IOException">The place did not take it, or did not keep it as it was.</exception>
    public static async Task CopyAsync(string file, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
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

            if (await HashAsync(file, ct) != await HashAsync(part, ct))
            {
                throw new IOException("The copy is not what was copied.");
            }

            File.Delete(final);
            MakeBackup.Commit(part, final);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>
    /// Removes backups that are older than the days. Only those that <paramref name="runs"/> tell of, only where a newer one that was verified
    /// lies beside them: the last good one is never removed, however old it is.
    /// </summary>
    /// <param name="runs">The backups this installation made.</param>
    /// <returns>Names of what was removed.</returns>
    public static IReadOnlyList<string> Prune(string folder, IReadOnlyList<BackupRun> runs, DateTime before)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var here = runs.Where(r => r.File.Length > 0 && File.Exists(Path.Combine(folder, r.File))).ToList();
        var lastGood = here.Where(r => r.Outcome == BackupRun.Done).Max(r => (DateTime?)r.StartedAt);
        var old = here.Where(r => r.StartedAt < before && r.StartedAt < lastGood).Select(r => r.File).ToList();
        old.ForEach(name => File.Delete(Path.Combine(folder, name)));
        return old;
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = OpenBackup.Open(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(file, ct));
    }
}
