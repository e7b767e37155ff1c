using Npgsql;

namespace Prongsai.Load;

/// <summary>A database on the server that tests/postgres starts, with a role that owns nothing: row security binds it.</summary>
/// <param name="App">Connection string of the product.</param>
/// <param name="Owner">Of who owns the schema.</param>
internal sealed record Postgres(string App, string Owner)
{
    /// <summary>Null when there is no server: the program was not started by tests/postgres.</summary>
    public static async Task<Postgres?> CreateAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PRONGSAI_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            return null;
        }

        foreach (var sql in (string[])[$"drop database if exists {name} with (force)", $"drop role if exists {name}", $"create role {name} login password '{name}'", $"create database {name}"])
        {
            await ExecuteAsync(server, sql);
        }

        return new(
            new NpgsqlConnectionStringBuilder(server) { Database = name, Username = name, Password = name }.ConnectionString,
            new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
    }

    public static async Task<int> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync();
    }
}
