using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Prongsai.Platform;

/// <summary>The volume did not keep what it was given. Nothing may be acknowledged any more; an operator must look.</summary>
public sealed class VolumeFailedException(string message, Exception inner) : IOException(message, inner);

/// <summary>
/// Writes that are on the disk when they return: write → fsync(file) → rename → fsync(folder). .NET's Flush(true) reports success when the
/// kernel's fsync failed (measured), and cannot open a folder, so libc is called directly; Windows has write-through.
/// </summary>
public static partial class DurableFile
{
    private const int ReadOnly = 0;

    /// <summary>EEXIST</summary>
    private const int Exists = 17;

    /// <summary>Moves a finished temporary file to its final name so that it survives a power cut.</summary>
    /// <exception cref="VolumeFailedException">fsync or rename failed. Never tried again: a second fsync may falsely succeed.</exception>
    public static void Commit(string temporary, string final)
    {
        Sync(temporary);
        Move(temporary, final);
        Sync(Path.GetDirectoryName(final)!);
    }

    /// <summary>The same for a name that nobody may have yet: of several at once one has it.</summary>
    /// <returns>False: the name is taken, and what has it is left alone.</returns>
    /// <exception cref="VolumeFailedException">As above.</exception>
    public static bool CommitNew(string temporary, string final)
    {
        Sync(temporary);
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(temporary, final);
                return true;
            }
            catch (IOException) when (File.Exists(final))
            {
                return false;
            }
        }

        if (Link(temporary, final) != 0)
        {
            return Marshal.GetLastPInvokeError() == Exists ? false : throw Failed(final);
        }

        File.Delete(temporary);
        Sync(Path.GetDirectoryName(final)!);
        return true;
    }

    /// <summary>Creates a folder so that its name survives a power cut.</summary>
    public static void CreateFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            Sync(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Makes everything under a folder, and the folder, survive a power cut.</summary>
    /// <exception cref="VolumeFailedException">fsync failed.</exception>
    public static void KeepAll(string folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
        {
            Sync(entry);
        }

        Sync(folder);
    }

    /// <summary>Makes the names in a folder survive a power cut.</summary>
    public static void KeepFolder(string folder) => Sync(folder);

    // File.Move goes another way when the rename fails (a link, or a copy that nobody has synced): a volume that fails is to be known as such.
    private static void Move(string temporary, string final)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(temporary, final);
        }
        else if (Rename(temporary, final) != 0)
        {
            throw Failed(final);
        }
    }

    private static void Sync(string path)
    {
        // Windows: the stream was opened write-through, and NTFS journals the rename.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(path, ReadOnly);
        if (handle < 0)
        {
            throw Failed(path);
        }

        try
        {
            if (FSync(handle) != 0)
            {
                throw Failed(path);
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static VolumeFailedException Failed(string path) =>
        new($"Could not make {Path.GetFileName(path)} durable.", new Win32Exception(Marshal.GetLastPInvokeError()));

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
