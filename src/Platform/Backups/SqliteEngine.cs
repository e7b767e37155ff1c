using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform.Backups;

/// <summary>SQLite's own online copy: readers and writers go on meanwhile.</summary>
internal sealed class SqliteEngine(PlatformOptions options) : IEngine
{
    private const int Busy = 5, Locked = 6, Corrupt = 11, NoDatabase = 26;

    public string Name => "sqlite";

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetFullPath(options.Data), "prongsai.db");

    public async Task<TakenCopy> TakeAsync(Scratch scratch, CancellationToken ct)
    {
        if (!File.Exists(Path))
        {
            throw new BackupRefusedException(new Refusal("backup.nothing"));
        }

        var copy = new SqliteConnection(Settings(scratch.File("prongsai.db"), SqliteOpenMode.ReadWriteCreate));
        try
        {
            await copy.OpenAsync(ct);
            await using (var source = new SqliteConnection(Settings(Path, SqliteOpenMode.ReadWrite)))
            {
                await source.OpenAsync(ct);
                await Task.Run(() => source.BackupDatabase(copy), ct);
            }

            // One file: what stands in the copy's log goes into it.
            await DatabaseFacts.ListAsync(copy, "pragma journal_mode=delete", ct);
            return new(copy.DataSource, copy);
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    public async Task<LoadedCopy> LoadAsync(string copy, string purpose, CancellationToken ct)
    {
        var settings = Settings(copy, SqliteOpenMode.ReadWrite);
        var connection = new SqliteConnection(settings);
        await connection.OpenAsync(ct);
        var loaded = new LoadedCopy(copy, connection, db => db.UseSqlite(settings), () =>
        {
            File.Delete(copy);
            return Task.CompletedTask;
        });
        if (await DatabaseFacts.ListAsync(connection, "pragma integrity_check", ct) is not ["ok"])
        {
            await loaded.DisposeAsync();
            throw new BackupRefusedException(new Refusal("backup.database-broken"));
        }

        return loaded;
    }

    public async Task<bool> IsInUseAsync(CancellationToken ct)
    {
        if (!File.Exists(Path))
        {
            return false;
        }

        try
        {
            await using var connection = new SqliteConnection(Settings(Path, SqliteOpenMode.ReadWrite));
            await connection.OpenAsync(ct);
            return (await DatabaseFacts.ListAsync(connection, "select name from sqlite_master where name = 'platform_agency'", ct)).Count > 0
                && (await DatabaseFacts.ListAsync(connection, "select slug from platform_agency limit 1", ct)).Count > 0;
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is Corrupt or NoDatabase)
        {
            // Somebody's data, though they cannot be read: not an empty place.
            return true;
        }
    }

    /// <summary>
    /// Puts the log into the file and leaves the mode in which several may read and write: the engine does that only for who is alone.
    /// </summary>
    /// <returns>False: somebody else has the database open.</returns>
    public async Task<bool> IsAloneAsync(CancellationToken ct)
    {
        await using var connection = new SqliteConnection(Settings(Path, SqliteOpenMode.ReadWrite, seconds: 2));
        await connection.OpenAsync(ct);
        try
        {
            return await DatabaseFacts.ListAsync(connection, "pragma journal_mode=delete", ct) is ["delete"];
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is Corrupt or NoDatabase)
        {
            // What a lost disk left: nobody can work with it.
            return true;
        }
    }

    private static string Settings(string path, SqliteOpenMode mode, int seconds = 30) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = seconds }.ConnectionString;
}
