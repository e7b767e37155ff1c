using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Prongsai.Platform;

/// <summary>
/// Numbered .sql files, one folder per engine, inside each module: run once, in order, each in one transaction, never edited after release.
/// On PostgreSQL every table with a column agency_id then gets forced row-level security.
/// </summary>
public static class SchemaScripts
{
    private const int MostWaitSeconds = 600;

    /// <returns>Names of the scripts that ran now; empty when the schema was up to date.</returns>
    /// <exception cref="NewerSchemaException">A newer program has been here; nothing was changed.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(AppDb db, IEnumerable<IModule> modules, TimeProvider clock, CancellationToken ct)
    {
        var sqlite = db.Database.IsSqlite();
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            if (!sqlite)
            {
                // Nodes that start together go one after the other; the lock ends with the connection, whatever happens to its process.
                db.Database.SetCommandTimeout(MostWaitSeconds);
                await ExecuteAsync(db, "select pg_advisory_lock(hashtextextended('prongsai schema', 0))", ct);
            }

            return await RunAsync(db, Scripts(modules, sqlite ? "sqlite" : "postgres").ToList(), clock, ct);
        }
        finally
        {
            if (!sqlite)
            {
                await ExecuteAsync(db, "select pg_advisory_unlock_all()", CancellationToken.None);
            }

            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> RunAsync(AppDb db, List<(string Name, string Sql)> scripts, TimeProvider clock, CancellationToken ct)
    {
        var sqlite = db.Database.IsSqlite();
        await db.Database.ExecuteSqlRawAsync("create table if not exists schema_script (name text primary key, ran_at text not null)", ct);
        var done = await DoneAsync(db, ct);
        if (done.Except(scripts.Select(s => s.Name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new NewerSchemaException(unknown);
        }

        var ran = new List<string>();
        foreach (var (name, sql) in scripts.Where(s => !done.Contains(s.Name)))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            // Another process may have come first (SQLite has no lock but this transaction).
            if ((await DoneAsync(db, ct)).Contains(name))
            {
                continue;
            }

            await ExecuteAsync(db, sql, ct);
            if (!sqlite)
            {
                // In the same transaction: a start that is killed here leaves no table without its policy.
                await ExecuteAsync(db, RowSecurity, ct);
            }

            await db.Database.ExecuteSqlAsync($"insert into schema_script (name, ran_at) values ({name}, {clock.GetUtcNow().ToString("O", null)})", ct);
            await transaction.CommitAsync(ct);
            ran.Add(name);
        }

        if (!sqlite)
        {
            await ExecuteAsync(db, RowSecurity, ct);
        }

        return ran;
    }

    /// <summary>Names of the scripts that this program brings for an engine ("sqlite", "postgres").</summary>
    public static IReadOnlySet<string> Names(IEnumerable<IModule> modules, string engine) => Scripts(modules, engine).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);

    // A plain command: it needs no model, which is still being made when a start comes here.
    private static async Task<HashSet<string>> DoneAsync(AppDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = "select name from schema_script";
        var done = new HashSet<string>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                done.Add(reader.GetString(0));
            }
        }

        await db.Database.CloseConnectionAsync();
        return done;
    }

    // Not ExecuteSqlRaw: it would take the braces of the script for parameters.
    private static async Task ExecuteAsync(AppDb db, string sql, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandTimeout = MostWaitSeconds;
#pragma warning disable CA2100 // the text of our own embedded scripts
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
        await db.Database.CloseConnectionAsync();
    }

    private static IEnumerable<(string Name, string Sql)> Scripts(IEnumerable<IModule> modules, string engine) =>
        from assembly in modules.Select(m => m.GetType().Assembly).Prepend(typeof(AppDb).Assembly)
        from name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
        where name.Contains($".Schema.{engine}.", StringComparison.Ordinal)
        select (name, Read(assembly, name));

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private const string RowSecurity =
        """
        do $$
        declare t text;
        begin
          for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped
                   where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'platform_agency_host'
                     and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant'))
          loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('drop policy if exists tenant on %I', t);
            execute format('create policy tenant on %I using (agency_id = nullif(current_setting(''prongsai.agency'', true), '''')::uuid) with check (agency_id = nullif(current_setting(''prongsai.agency'', true), '''')::uuid)', t);
          end loop;
        end $$;
        """;
}

/// <summary>The database has a schema that this program does not know: going on could destroy what a newer one wrote.</summary>
/// <param name="script">The first one that is not known.</param>
public sealed class NewerSchemaException(string script) : Exception(
    $"ฐานข้อมูลนี้เปิดด้วยโปรแกรมรุ่นใหม่กว่าแล้ว ({script}) โปรดเริ่มด้วยโปรแกรมรุ่นนั้นหรือใหม่กว่า ยังไม่มีสิ่งใดถูกแก้ไข · A newer program has brought this database up to date; start that version or a newer one. Nothing was changed.");
