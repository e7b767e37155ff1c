using System.ComponentModel;

namespace Prongsai.Platform;

/// <summary>Tells a volume that is full, or that takes nothing, from a mistake of ours.</summary>
public static class DiskTrouble
{
    private const int NoSpace = 28, NoQuota = 122, InputOutput = 5, ReadOnly = 30;
    private const int WindowsDiskFull = unchecked((int)0x8007_0070), WindowsHandleFull = unchecked((int)0x8007_0027), WindowsQuota = unchecked((int)0x8007_050F);

    /// <summary>No space, no i-node or no quota left (ENOSPC, EDQUOT), be it in the exception or inside it.</summary>
    public static bool IsFull(Exception error) => Any(error, OperatingSystem.IsWindows() ? [WindowsDiskFull, WindowsHandleFull, WindowsQuota] : [NoSpace, NoQuota]);

    /// <summary>The volume answers with errors, or was mounted anew for reading only (EIO, EROFS).</summary>
    public static bool IsBroken(Exception error) => !OperatingSystem.IsWindows() && Any(error, [InputOutput, ReadOnly]);

    private static bool Any(Exception error, int[] codes)
    {
        for (var one = error; one is not null; one = one.InnerException)
        {
            if ((one is IOException && codes.Contains(one.HResult)) || (one is Win32Exception win && codes.Contains(win.NativeErrorCode)))
            {
                return true;
            }
        }

        return false;
    }
}
