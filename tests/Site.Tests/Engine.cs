using Microsoft.Data.Sqlite;
using Npgsql;

namespace Prongsai.Site.Tests;

/// <summary>
/// A database of its own for each test, copied from a template that is built once per run: SQLite files, or databases of the PostgreSQL server
/// that PRONGSAI_TEST_POSTGRES names (a role that may create databases and roles). There the application's role owns nothing.
/// </summary>
internal static class Engine
{
    private const string AppRole = "prongsai_app";
    private static readonly string Server = Environment.GetEnvironmentVariable("PRONGSAI_TEST_POSTGRES") ?? "";
    // Who needs the bare one does not wait for the demo.
    private static readonly Lazy<Task<string>> Bare = new(() => TemplateAsync(demo: false));
    private static readonly Lazy<Task<string>> Demo = new(() => TemplateAsync(demo: true));
    private static readonly SemaphoreSlim RoleGate = new(1, 1);
    private static int _count;

    public static bool IsPostgres => Server.Length > 0;

    /// <summary>Settings of a fresh copy of the template with or without the demo data.</summary>
    public static async Task<Dictionary<string, string?>> CopyAsync(bool demo)
    {
        var template = await (demo ? Demo : Bare).Value;
        var name = Name("t");
        if (IsPostgres)
        {
            await ExecuteAsync($"create database {name} template {template} strategy file_copy");
            return Settings(name, CopyFolder(template, name));
        }

        return Settings(name, CopyFolder(template, name));
    }

    /// <summary>Settings of a place where nothing has been made yet.</summary>
    /// <param name="sqlite">Also when the others are on PostgreSQL.</param>
    public static async Task<Dictionary<string, string?>> EmptyAsync(bool sqlite = false)
    {
        var name = Name("empty");
        if (IsPostgres && !sqlite)
        {
            await RoleAsync();
            await ExecuteAsync($"create database {name}");
        }

        Directory.CreateDirectory(Folder(name));
        var settings = Settings(name, Folder(name));
        if (sqlite)
        {
            settings["Prongsai:Postgres"] = settings["Prongsai:PostgresOwner"] = "";
        }

        return settings;
    }

    public static async Task DropAsync(Dictionary<string, string?> settings)
    {
        var folder = settings["Prongsai:Data"]!;
        if (settings["Prongsai:Postgres"] is { Length: > 0 })
        {
            using (var connection = new NpgsqlConnection(settings["Prongsai:Postgres"]))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            await ExecuteAsync($"drop database if exists {Path.GetFileName(folder)} with (force)");
        }
        else
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "prongsai.db")}");
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> TemplateAsync(bool demo)
    {
        var name = Name(demo ? "demo" : "bare");
        if (IsPostgres)
        {
            await RoleAsync();
            await ExecuteAsync($"create database {name}");
        }

        var settings = Settings(name, Folder(name));
        Directory.CreateDirectory(settings["Prongsai:Data"]!);
        await Site.BuildTemplateAsync(settings, demo);
        Release(settings);
        return name;
    }

    private static async Task RoleAsync()
    {
        await RoleGate.WaitAsync();
        try
        {
            await ExecuteAsync($"do $$ begin if not exists (select from pg_roles where rolname = '{AppRole}') then create role {AppRole} login password '{AppRole}'; end if; end $$");
        }
        finally
        {
            RoleGate.Release();
        }
    }

    private static void Release(Dictionary<string, string?> settings)
    {
        if (IsPostgres)
        {
            NpgsqlConnection.ClearAllPools();
            return;
        }

        SqliteConnection.ClearAllPools();
        using var connection = new SqliteConnection($"Data Source={Path.Combine(settings["Prongsai:Data"]!, "prongsai.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        command.ExecuteNonQuery();
    }

    private static Dictionary<string, string?> Settings(string name, string folder) => new()
    {
        // Clocks that jump over nights would start it in tests of other things.
        ["Backup:Nightly"] = "false",
        ["Prongsai:Data"] = folder,
        ["Prongsai:WatchSeconds"] = "0",
        // How full the disk of this machine is, is no matter of the tests.
        ["Prongsai:Files:LeastFreePercent"] = "0",
        ["Prongsai:Postgres"] = IsPostgres ? new NpgsqlConnectionStringBuilder(Server) { Database = name, Username = AppRole, Password = AppRole, MaxPoolSize = 8 }.ConnectionString : "",
        ["Prongsai:PostgresOwner"] = IsPostgres ? new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString : "",
    };

    private static string CopyFolder(string from, string to)
    {
        var target = Folder(to);
        foreach (var file in Directory.EnumerateFiles(Folder(from), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Folder(from), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(target);
        return target;
    }

    private static string Folder(string name) => Path.Combine(Path.GetTempPath(), "prongsai-tests", name);

    private static string Name(string kind) => $"prongsai_{kind}_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
