using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Prongsai.Platform.Backups;

/// <summary>pg_dump and pg_restore, which come with PostgreSQL's client. Passwords go by the environment, never by the arguments that others can list.</summary>
internal sealed class PostgresTools(string folder)
{
    private const int LongestSaid = 400;

    /// <exception cref="BackupRefusedException">"backup.pg-missing" ({0} = program) or "backup.pg-failed" ({0} = program, {1} = what it said last).</exception>
    public async Task RunAsync(string program, IEnumerable<string> arguments, NpgsqlConnectionStringBuilder server, CancellationToken ct)
    {
        using var process = new Process { StartInfo = Start(program, arguments, server) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new BackupRefusedException(new Refusal("backup.pg-missing", "", program));
        }

        try
        {
            var said = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
            {
                var last = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? "";
                throw new BackupRefusedException(new Refusal("backup.pg-failed", "", program, last.Length > LongestSaid ? last[..LongestSaid] : last));
            }
        }
        finally
        {
            End(process);
        }
    }

    private ProcessStartInfo Start(string program, IEnumerable<string> arguments, NpgsqlConnectionStringBuilder server)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardError = true, UseShellExecute = false };
        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                start.Environment[name] = value;
            }
        }

        Set("LC_ALL", "C");
        Set("PGHOST", server.Host);
        Set("PGPORT", server.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGDATABASE", server.Database);
        Set("PGUSER", server.Username);
        Set("PGPASSWORD", server.Password);
        Set("PGPASSFILE", server.Passfile);
        Set("PGSSLROOTCERT", server.RootCertificate);
        Set("PGSSLMODE", server.SslMode switch { SslMode.Disable => "disable", SslMode.Require => "require", SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", _ => null });
        return start;
    }

    /// <summary>The setting first; then the newest that Debian installed, because an older pg_dump refuses a newer server; then the search path.</summary>
    private string Find(string program)
    {
        if (OperatingSystem.IsWindows())
        {
            program += ".exe";
        }

        if (folder.Length > 0)
        {
            return Path.Combine(folder, program);
        }

        const string Debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(Debian) ? Directory.EnumerateDirectories(Debian) : [];
        return installed.OrderByDescending(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(d => Path.Combine(d, "bin", program)).FirstOrDefault(File.Exists) ?? program;
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
