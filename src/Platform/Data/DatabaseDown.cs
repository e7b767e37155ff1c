using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Prongsai.Platform;

/// <summary>Tells a database that cannot be asked from a mistake of ours.</summary>
public static class DatabaseDown
{
    private const int SqliteFull = 13;

    /// <summary>Whether the exception, or one inside it, came from the database or from waiting for it.</summary>
    public static bool Says(Exception error)
    {
        for (var one = error; one is not null; one = one.InnerException)
        {
            if (one is DbException or TimeoutException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the database has no room to write: SQLITE_FULL, or disk_full of PostgreSQL (53100).</summary>
    public static bool SaysFull(Exception error)
    {
        for (var one = error; one is not null; one = one.InnerException)
        {
            if (one is SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull })
            {
                return true;
            }
        }

        return false;
    }
}
