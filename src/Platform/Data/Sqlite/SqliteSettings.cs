using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Prongsai.Platform;

/// <summary>Each connection: keys enforced, waits its turn for the one writer, and a commit is on the disk before it is acknowledged.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Pragmas = "pragma foreign_keys=on; pragma busy_timeout=30000; pragma synchronous=full; pragma trusted_schema=off;";

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
