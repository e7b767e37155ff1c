using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Prongsai.Platform;

/// <summary>Tells a database that cannot be asked from a mistake of ours.</summary>
public static class DatabaseDown
{
    private const int SqliteFull = 13, SqliteReadOnly = 8;

    // Busy, locked, a page that cannot be read or written, a file that cannot be opened.
    private static readonly int[] SqliteAway = [5, 6, 10, 14];

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

    /// <summary>Whether the database is there and takes no change: SQLITE_READONLY, or read_only_sql_transaction of PostgreSQL (25006), as of a standby.</summary>
    public static bool SaysReadOnly(Exception error)
    {
        for (var one = error; one is not null; one = one.InnerException)
        {
            if (one is SqliteException { SqliteErrorCode: SqliteReadOnly } or PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether it is no mistake of ours and passes: the engine is away, starts, stops, is busy or has too many visitors. A constraint that is broken
    /// is a mistake of ours.
    /// </summary>
    public static bool SaysAway(Exception error)
    {
        for (var one = error; one is not null; one = one.InnerException)
        {
            if ((one is SqliteException sqlite && SqliteAway.Contains(sqlite.SqliteErrorCode & 0xFF))
                || one is NpgsqlException { IsTransient: true }
                || (one is PostgresException postgres && postgres.SqlState[..2] is "08" or "53" or "57"))
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
