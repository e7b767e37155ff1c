using System.Data.Common;

namespace Prongsai.Platform;

/// <summary>Tells a database that cannot be asked from a mistake of ours.</summary>
public static class DatabaseDown
{
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
}
