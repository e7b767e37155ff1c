using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Prongsai.Platform.Backups;

/// <summary>What two copies of a database must agree in: rows of every table, and the last link of every agency's audit chain.</summary>
/// <param name="Chains">Short name of an agency to "number of the last link:its hash".</param>
public sealed record DatabaseFacts(Dictionary<string, long> Tables, Dictionary<string, string> Chains)
{
    /// <summary>Rows in all tables.</summary>
    [JsonIgnore]
    public long Rows => Tables.Values.Sum();

    /// <returns>Names of tables and agencies in which the two differ.</returns>
    internal IReadOnlyList<string> Differences(DatabaseFacts other) =>
        [.. Unlike(Tables, other.Tables).Concat(Unlike(Chains, other.Chains).Select(slug => "audit of " + slug))];

    internal static async Task<DatabaseFacts> ReadAsync(DbConnection database, CancellationToken ct)
    {
        var tables = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in await ListAsync(database, IsSqlite(database)
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            : "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'", ct))
        {
            tables[name] = long.Parse((await ListAsync(database, $"select cast(count(*) as text) from \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", ct))[0], null);
        }

        var chains = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var chain in await ListAsync(database,
            """
            select a.slug || ' ' || cast(e.number as text) || ':' || e.hash from platform_agency a join platform_audit e on e.agency_id = a.id
            where e.number = (select max(x.number) from platform_audit x where x.agency_id = a.id)
            """, ct))
        {
            chains[chain[..chain.IndexOf(' ', StringComparison.Ordinal)]] = chain[(chain.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        }

        return new(tables, chains);
    }

    /// <summary>The schema scripts that have run, in their order of names.</summary>
    internal static Task<List<string>> SchemaAsync(DbConnection database, CancellationToken ct) => ListAsync(database, "select name from schema_script order by name", ct);

    /// <summary>Every file that a row speaks of, one after the other.</summary>
    internal static async IAsyncEnumerable<FileFact> FilesAsync(DbConnection database, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        command.CommandText = "select a.slug, cast(f.id as text), f.length, f.sha256 from platform_file f join platform_agency a on a.id = f.agency_id order by a.slug, f.id";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return new(reader.GetString(0), Guid.Parse(reader.GetString(1)), reader.GetInt64(2), reader.GetString(3));
        }
    }

    internal static async Task<List<string>> ListAsync(DbConnection database, string sql, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
#pragma warning disable CA2100 // texts of our own, and names of tables that the database itself gave, quoted
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(ct);
        var list = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }

    internal static bool IsSqlite(DbConnection database) => database is Microsoft.Data.Sqlite.SqliteConnection;

    private static IEnumerable<string> Unlike<T>(Dictionary<string, T> ours, Dictionary<string, T> theirs) =>
        ours.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal).Where(k => !ours.TryGetValue(k, out var a) || !theirs.TryGetValue(k, out var b) || !a!.Equals(b));
}

/// <param name="Slug">Folder of its agency.</param>
internal sealed record FileFact(string Slug, Guid Id, long Length, string Sha256)
{
    /// <summary>Below the folder of the files, with forward slashes.</summary>
    public string Path => $"{Slug}/{Name[^2..]}/{Name}";

    private string Name => Id.ToString("N");
}
