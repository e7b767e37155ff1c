using System.Text;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform.Backups;

/// <summary>
/// The key as the service keeps it, so that it can back up at night: a file that nobody else may read, in the folder "keys" of the data. It is never in a
/// backup. The copy that counts is on paper, in the safe.
/// </summary>
public sealed class BackupKeys(IOptions<PlatformOptions> options)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder = Path.Combine(Path.GetFullPath(options.Value.Data), "keys");

    /// <summary>Null before the first backup.</summary>
    public BackupKey? Current => Read(File);

    /// <summary>Whether somebody has been shown the present key to write it down.</summary>
    public bool IsShown => System.IO.File.Exists(Shown);

    private string File => Path.Combine(_folder, "backup.key");

    private string Shown => File + ".shown";

    /// <summary>The present key; made now when there is none.</summary>
    public BackupKey Ensure() => Current ?? Keep(BackupKey.Make());

    /// <summary>The present key or a former one of this installation; null when it is another's.</summary>
    public BackupKey? ById(string id) =>
        Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder, "*.key").Order(StringComparer.Ordinal).Take(1_000).Select(Read).FirstOrDefault(k => k?.Id == id) : null;

    /// <summary>The key to be written down: once.</summary>
    /// <returns>Refusal "backup.key-shown".</returns>
    public Outcome<BackupKey> Show()
    {
        var key = Ensure();
        return Write(Shown, "") ? key : new Refusal("backup.key-shown");
    }

    /// <summary>Backups from now on are for a new key. Those of before still want the former one, which is kept beside it.</summary>
    public BackupKey Renew()
    {
        if (Current is { } former)
        {
            System.IO.File.Move(File, Path.Combine(_folder, former.Id + ".key"), overwrite: true);
            System.IO.File.Delete(Shown);
        }

        return Keep(BackupKey.Make());
    }

    /// <summary>What a restore was opened with stays the key of the installation: the paper in the safe still holds. Left alone when there is one.</summary>
    public void KeepPaper(BackupKey key)
    {
        if (Current is null && Keep(key).Id == key.Id)
        {
            Write(Shown, "");
        }
    }

    // False: another process was first.
    private BackupKey Keep(BackupKey key) => Write(File, string.Join('\n', key.Paper) + "\n") ? key : Current ?? throw new InvalidDataException($"{File} is not a key.");

    /// <returns>False: the file is there already.</returns>
    private bool Write(string path, string text)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
        }
        else
        {
            Directory.CreateDirectory(_folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        var part = $"{path}.{Guid.CreateVersion7():N}.part";
        try
        {
            var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                how.UnixCreateMode = OwnerOnly;
            }

            using (var file = new FileStream(part, how))
            {
                file.Write(Encoding.ASCII.GetBytes(text));
            }

            return DurableFile.CommitNew(part, path);
        }
        finally
        {
            System.IO.File.Delete(part);
        }
    }

    private static BackupKey? Read(string path) => System.IO.File.Exists(path) ? BackupKey.Read(System.IO.File.ReadAllText(path)).Value : null;
}
