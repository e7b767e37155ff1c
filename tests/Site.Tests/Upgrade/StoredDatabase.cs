using System.IO.Compression;
using Npgsql;

namespace Prongsai.Site.Tests.Upgrade;

/// <summary>
/// A database as a released program left it, kept in the repository: the SQLite file, or what pg_dump wrote with inserts, packed with brotli. How one is
/// made: docs/operate/upgrade.md.
/// </summary>
internal static class StoredDatabase
{
    public static readonly string[] Releases = ["0.1"];

    /// <returns>Settings of an installation on it, not yet brought up to date.</returns>
    public static async Task<Dictionary<string, string?>> RestoreAsync(string release, string content)
    {
        var settings = await Engine.EmptyAsync();
        var file = $"{(Engine.IsPostgres ? "postgres" : "sqlite")}-{release}-{content}.{(Engine.IsPostgres ? "sql" : "db")}.br";
        await using var packed = File.OpenRead(Path.Combine(Repository.Root, "tests", "Site.Tests", "Upgrade", file));
        await using var plain = new BrotliStream(packed, CompressionMode.Decompress);
        if (!Engine.IsPostgres)
        {
            await using var database = File.Create(Path.Combine(settings["Prongsai:Data"]!, "prongsai.db"));
            await plain.CopyToAsync(database);
            return settings;
        }

        using var reader = new StreamReader(plain);
        // The dump sets what holds for its connection: not to be given to anybody else.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings["Prongsai:PostgresOwner"]) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // a file of the repository
        await using var command = new NpgsqlCommand(await reader.ReadToEndAsync(), connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return settings;
    }
}
