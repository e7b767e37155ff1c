using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Prongsai.Platform;

/// <summary>
/// Tells two who saved the same thing at one moment from a mistake of ours: the second one's key is taken, or its row is no longer as it was read.
/// Nothing of the second is saved; saving again, after a look, is the cure.
/// </summary>
public static class SavedTogether
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
    private static readonly int[] SqliteTaken = [1555, 2067];

    public static bool Says(Exception error)
    {
        for (var one = error; one is not null; one = one.InnerException)
        {
            if (one is DbUpdateConcurrencyException
                || (one is SqliteException sqlite && SqliteTaken.Contains(sqlite.SqliteExtendedErrorCode))
                || one is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                return true;
            }
        }

        return false;
    }
}
