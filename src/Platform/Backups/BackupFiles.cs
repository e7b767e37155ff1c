using System.Security.Cryptography;

namespace Prongsai.Platform.Backups;

/// <summary>The files in the places of backups: how they are compared, and which are removed when their time is over.</summary>
internal static class BackupFiles
{
    public const string Ending = ".bak";

    /// <summary>
    /// Removes backups that are older than the days. Only those that <paramref name="runs"/> tell of, only where a newer one that was verified
    /// lies beside them: the last good one is never removed, however old it is.
    /// </summary>
    /// <param name="runs">The backups this installation made.</param>
    /// <returns>Names of what was removed.</returns>
    public static async Task<IReadOnlyList<string>> PruneAsync(IBackupPlace place, IReadOnlyList<BackupRun> runs, DateTime before, CancellationToken ct)
    {
        var there = await place.NamesAsync(ct);
        var here = runs.Where(r => there.Contains(r.File)).ToList();
        var lastGood = here.Where(r => r.Outcome == BackupRun.Done).Max(r => (DateTime?)r.StartedAt);
        var old = here.Where(r => r.StartedAt < before && r.StartedAt < lastGood).Select(r => r.File).ToList();
        foreach (var name in old)
        {
            await place.RemoveAsync(name, ct);
        }

        return old;
    }

    public static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = OpenBackup.Open(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(file, ct));
    }
}
