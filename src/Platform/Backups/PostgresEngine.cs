using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Prongsai.Platform.Backups;

/// <summary>pg_dump of one exported snapshot; pg_restore into a database of its own beside the running one.</summary>
internal sealed class PostgresEngine(PlatformOptions options, BackupOptions backup) : IEngine
{
    private readonly PostgresTools _tools = new(backup.PostgresTools);

    public string Name => "postgres";

    private NpgsqlConnectionStringBuilder Server => new(First(backup.Postgres, options.PostgresOwner, options.Postgres)) { Pooling = false, CommandTimeout = 0 };

    public async Task<TakenCopy> TakeAsync(Scratch scratch, CancellationToken ct)
    {
        var connection = await OpenAsync(Server, ct);
        try
        {
            await using (var move = connection.CreateCommand())
            {
                move.CommandText = "begin isolation level repeatable read read only";
                await move.ExecuteNonQueryAsync(ct);
            }

            if (await DatabaseFacts.ListAsync(connection, "select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)", ct) is not [_]
                && await DatabaseFacts.ListAsync(connection, "select relname from pg_class where relforcerowsecurity limit 1", ct) is [_])
            {
                throw new BackupRefusedException(new Refusal("backup.pg-rights", "", Server.Username ?? ""));
            }

            if ((await DatabaseFacts.ListAsync(connection, "select table_name from information_schema.tables where table_schema = 'public' and table_name = 'platform_agency'", ct)).Count == 0)
            {
                throw new BackupRefusedException(new Refusal("backup.nothing"));
            }

            var snapshot = (await DatabaseFacts.ListAsync(connection, "select pg_export_snapshot()", ct))[0];
            var file = scratch.File("prongsai.dump");
            await _tools.RunAsync("pg_dump", ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--snapshot=" + snapshot, "--file=" + file], Server, ct);
            return new(file, connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<LoadedCopy> LoadAsync(string copy, string purpose, CancellationToken ct)
    {
        await DropOldAsync(ct);
        var name = string.Create(CultureInfo.InvariantCulture, $"prongsai_{purpose}_{new DateTimeOffset(File.GetLastWriteTimeUtc(copy)).ToUnixTimeSeconds()}_{Guid.CreateVersion7().ToString("N")[^8..]}");
        await CreateAsync(name, ct);
        var place = new NpgsqlConnectionStringBuilder(Server.ConnectionString) { Database = name };
        var drop = () => ExecuteAsync($"drop database if exists {name} with (force)", CancellationToken.None);
        try
        {
            await _tools.RunAsync("pg_restore", ["--exit-on-error", "--no-owner", "--no-privileges", "--dbname=" + name, copy], place, ct);
            return new(name, await OpenAsync(place, ct), db => db.UseNpgsql(place.ConnectionString), drop);
        }
        catch
        {
            await drop();
            throw;
        }
    }

    public async Task<bool> IsInUseAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(Server, ct);
            return (await DatabaseFacts.ListAsync(connection, "select table_name from information_schema.tables where table_schema = 'public' and table_name = 'platform_agency'", ct)).Count > 0
                && (await DatabaseFacts.ListAsync(connection, "select slug from platform_agency limit 1", ct)).Count > 0;
        }
        catch (BackupRefusedException missing) when (missing.InnerException is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName })
        {
            return false;
        }
    }

    /// <summary>Whether anybody but us is connected to the database that the settings name.</summary>
    public async Task<bool> IsAloneAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(Maintenance, ct);
        return await DatabaseFacts.ListAsync(connection, $"select cast(pid as text) from pg_stat_activity where datname = '{Quoted(Server.Database!)}' and pid <> pg_backend_pid() and backend_type = 'client backend' limit 1", ct) is [];
    }

    /// <summary>Gives the loaded database the name of the settings, and the one that had it another.</summary>
    /// <returns>The name that the former one has now; null when there was none.</returns>
    public async Task<string?> TakePlaceAsync(string loaded, string stamp, CancellationToken ct)
    {
        await using var connection = await OpenAsync(Maintenance, ct);
        var (name, former) = (Server.Database!, $"{Server.Database}_before_{stamp}");
        var had = await DatabaseFacts.ListAsync(connection, $"select datname from pg_database where datname = '{Quoted(name)}'", ct) is [_];
        // Both or none: renaming databases is transactional.
        var text = (had ? $"alter database \"{Identifier(name)}\" rename to \"{Identifier(former)}\"; " : "") + $"alter database {loaded} rename to \"{Identifier(name)}\"";
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // identifiers cannot be parameters; they are quoted
        command.CommandText = text;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
        return had ? former : null;
    }

    private NpgsqlConnectionStringBuilder Maintenance => new(Server.ConnectionString) { Database = "postgres" };

    // As the database that it stands for: how Thai is sorted is chosen when a database is made.
    private async Task CreateAsync(string name, CancellationToken ct)
    {
        await using var connection = await OpenAsync(Maintenance, ct);
        var like = await DatabaseFacts.ListAsync(connection,
            $"""
            select concat_ws(' ', 'encoding', quote_literal(pg_encoding_to_char(d.encoding)), 'lc_collate', quote_literal(d.datcollate), 'lc_ctype', quote_literal(d.datctype),
              case when d.datlocprovider = 'i' then 'locale_provider icu icu_locale ' || quote_literal(coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')) end)
            from pg_database d where d.datname = '{Quoted(Server.Database!)}'
            """, ct);
        try
        {
            await ExecuteAsync($"create database {name} template template0 {(like is [var how] ? how : "")}", ct);
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new BackupRefusedException(new Refusal("backup.pg-no-create", "", Server.Username ?? ""));
        }
    }

    // What a run that was killed left behind.
    private async Task DropOldAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(Maintenance, ct);
        foreach (var old in await DatabaseFacts.ListAsync(connection,
            """
            select datname from pg_database where datname ~ '^prongsai_(rehearsal|restore)_[0-9]+_[0-9a-f]{8}$'
              and split_part(datname, '_', 3)::bigint < extract(epoch from now()) - 86400 and pg_catalog.pg_has_role(datdba, 'usage')
            """, ct))
        {
            await ExecuteAsync($"drop database if exists {old} with (force)", ct);
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = await OpenAsync(Maintenance, ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // identifiers of our own making
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlConnectionStringBuilder to, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(to.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch (NpgsqlException error)
        {
            await connection.DisposeAsync();
            throw new BackupRefusedException(new Refusal("backup.pg-away", "", to.Database ?? ""), error);
        }
    }

    private static string First(params string[] settings) => settings.First(s => s.Length > 0);

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string Identifier(string text) => text.Replace("\"", "\"\"", StringComparison.Ordinal);
}
