using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Prongsai.Platform.Files;

/// <summary>
/// A program that reads what a stranger sent: in a process of its own, with a limit of time, of memory (on Linux) and of what it may say. What a
/// hostile file breaks is that process.
/// </summary>
public static class BoundedProcess
{
    /// <summary>What the shell answers when there is no such program.</summary>
    private const int NoProgram = 127;

    private const string Limited = "ulimit -v 1572864 2>/dev/null; ulimit -t 60 2>/dev/null; exec \"$0\" \"$@\"";

    /// <param name="most">Bytes of output that are kept; the process ends when it says more.</param>
    public static async Task<ProcessEnd> RunAsync(string program, IEnumerable<string> arguments, TimeSpan limit, int most, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        over.CancelAfter(limit);
        using var process = new Process { StartInfo = Start(program, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new(ProcessState.Missing, 0, [], "");
        }

        try
        {
            var errors = ReadAsync(process.StandardError.BaseStream, 4 * 1024, over.Token);
            var (output, cut) = await ReadAsync(process.StandardOutput.BaseStream, most, over.Token);
            if (cut)
            {
                return new(ProcessState.Cut, 0, output, "");
            }

            var (said, _) = await errors;
            await process.WaitForExitAsync(over.Token);
            return new(process.ExitCode == NoProgram ? ProcessState.Missing : ProcessState.Ended, process.ExitCode, output, System.Text.Encoding.UTF8.GetString(said));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(ProcessState.Slow, 0, [], "");
        }
        finally
        {
            End(process);
        }
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo("/bin/sh", ["-c", Limited, program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, false);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static async Task<(byte[] Said, bool Cut)> ReadAsync(Stream stream, int most, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            var room = (int)Math.Min(read, most - kept.Length);
            kept.Write(buffer, 0, room);
            if (room < read)
            {
                return (kept.ToArray(), true);
            }
        }

        return (kept.ToArray(), false);
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in this moment.
        }
    }
}

public enum ProcessState
{
    Ended,

    /// <summary>It said more than it may; the first of it is kept.</summary>
    Cut,

    /// <summary>It took too long.</summary>
    Slow,

    /// <summary>The program is not installed.</summary>
    Missing,
}

/// <param name="Code">Exit code of one that ended.</param>
public sealed record ProcessEnd(ProcessState State, int Code, byte[] Output, string Errors)
{
    public bool Well => State == ProcessState.Ended && Code == 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{State} {Code}");
}
