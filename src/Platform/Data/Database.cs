using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>Which engine, and how its schema is brought up to date.</summary>
public static class Database
{
    internal static void Configure(DbContextOptionsBuilder db, PlatformOptions options)
    {
        // A module without tables is no mistake.
        db.ConfigureWarnings(w => w.Ignore(CoreEventId.NoEntityTypeConfigurationsWarning));
        if (options.Postgres.Length > 0)
        {
            db.UseNpgsql(options.Postgres).AddInterceptors(new RowSecurityTransactions(), new RowSecurityCommands());
        }
        else
        {
            var path = Path.GetFullPath(Path.Combine(options.Data, "prongsai.db"));
            db.UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ConnectionString)
                .AddInterceptors(new SqliteSettings());
        }
    }

    /// <summary>
    /// Begins to make the model of the data, beside the list of pages that the caller makes next: together they are most of a start. Who needs
    /// the model waits for it; an error in it is theirs to hear.
    /// </summary>
    public static void MakeModelAhead(IServiceProvider services) => _ = Task.Run(() =>
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<AppDb>().Model;
    });

    /// <summary>Creates the data folder, runs the schema scripts that have not run, and grants the application's role its rights.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        var options = services.GetRequiredService<IOptions<PlatformOptions>>().Value;
        Directory.CreateDirectory(options.Data);
        Backups.PlaceSwitch.Finish(options.Data);
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var db = provider.GetRequiredService<AppDb>();
        var (modules, clock) = (provider.GetServices<IModule>(), provider.GetRequiredService<TimeProvider>());
        if (options.PostgresOwner.Length == 0)
        {
            if (db.Database.IsSqlite())
            {
                await db.Database.ExecuteSqlRawAsync("pragma journal_mode=wal", ct);
            }

            await SchemaScripts.RunAsync(db, modules, clock, ct);
            return;
        }

        var owner = new DbContextOptionsBuilder<AppDb>().UseNpgsql(options.PostgresOwner).Options;
        await using var ownerDb = new AppDb(owner, modules, new Tenant(), new Actor(), clock);
        await SchemaScripts.RunAsync(ownerDb, modules, clock, ct);
        var role = new Npgsql.NpgsqlConnectionStringBuilder(options.Postgres).Username ?? "";
#pragma warning disable EF1002 // an identifier cannot be a parameter; it is quoted
        await ownerDb.Database.ExecuteSqlRawAsync($"grant select, insert, update, delete on all tables in schema public to \"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", ct);
        await ownerDb.Database.ExecuteSqlRawAsync($"grant usage on all sequences in schema public to \"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", ct);
#pragma warning restore EF1002
    }
}
