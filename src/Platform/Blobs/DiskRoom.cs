namespace Prongsai.Platform;

/// <summary>How much of a volume is free for this program, and how large it is; bytes.</summary>
public readonly record struct DiskRoom(long Free, long Whole)
{
    /// <summary>The volume of a folder, which need not exist yet; null when it cannot be told (a network share of Windows).</summary>
    public static DiskRoom? Of(string path)
    {
        var folder = new DirectoryInfo(path);
        while (!folder.Exists && folder.Parent is { } parent)
        {
            folder = parent;
        }

        try
        {
            var drive = new DriveInfo(folder.FullName);
            return new DiskRoom(drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
