using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Prongsai.Host;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform.Backups;

/// <summary>Another machine: a folder and, on PostgreSQL, a name of a database, with nothing in them; the program is there and does not run.</summary>
internal sealed class Place : IAsyncDisposable
{
    private static int _count;
    private readonly WebApplication _app;
    private readonly string _database;
    private readonly string _server;

    private Place(WebApplication app, string data, string database, string server) => (_app, Data, _database, _server) = (app, data, database, server);

    public string Data { get; }

    public IServiceProvider Services => _app.Services;

    public static Place Beside(Site site)
    {
        var options = site.Services.GetRequiredService<IOptions<PlatformOptions>>().Value;
        var name = FormattableString.Invariant($"prongsai_place_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");
        var data = Path.Combine(Path.GetTempPath(), "prongsai-tests", name);
        string Moved(string setting) => setting.Length == 0 ? "" : new NpgsqlConnectionStringBuilder(setting) { Database = name }.ConnectionString;
        var settings = new Dictionary<string, string?>
        {
            ["Prongsai:Data"] = data,
            ["Prongsai:Postgres"] = Moved(options.Postgres),
            ["Prongsai:PostgresOwner"] = Moved(options.PostgresOwner),
            ["Backup:Nightly"] = "false",
        };
        var app = HostApp.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(site.Clock);
        });
        return new(app, data, name, options.PostgresOwner);
    }

    /// <summary>The program of that machine has stopped.</summary>
    public static void Stop()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }

    public async Task<T> InAgencyAsync<T>(string slug, Func<AppDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set((await scope.ServiceProvider.GetRequiredService<AgencyDirectory>().BySlugAsync(slug, default))!);
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Stop();
        if (_server.Length > 0)
        {
            await using var connection = new NpgsqlConnection(_server);
            await connection.OpenAsync();
            await using var names = new NpgsqlCommand($"select datname from pg_database where starts_with(datname, '{_database}')", connection);
            var all = new List<string>();
            await using (var reader = await names.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                {
                    all.Add(reader.GetString(0));
                }
            }

            foreach (var name in all)
            {
                await using var drop = new NpgsqlCommand($"drop database \"{name}\" with (force)", connection);
                await drop.ExecuteNonQueryAsync();
            }
        }

        if (Directory.Exists(Data))
        {
            Directory.Delete(Data, recursive: true);
        }
    }
}
