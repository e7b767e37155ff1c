using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Prongsai.Platform;

/// <summary>
/// Tells PostgreSQL which agency speaks, for one transaction at a time (SET LOCAL), so that nothing stays on a pooled connection and a
/// transaction-mode pooler in between does no harm. A command outside a transaction carries the setting in its own batch.
/// </summary>
internal static class RowSecurity
{
    // A Guid has no characters that need escaping. A DO block returns no result set, so EF reads what it expects.
    public static string Setting(AppDb db) =>
        $"do $$ begin perform set_config('prongsai.agency', '{db.TenantIdOrNull?.ToString("D") ?? ""}', true); end $$;";
}

internal sealed class RowSecurityTransactions : DbTransactionInterceptor
{
    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDb db)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = result;
#pragma warning disable CA2100 // a constant text around a Guid
            command.CommandText = RowSecurity.Setting(db);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }
}

internal sealed class RowSecurityCommands : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Prefix(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Prefix(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Prefix(command, eventData);
        return ValueTask.FromResult(result);
    }

    private static void Prefix(DbCommand command, CommandEventData eventData)
    {
        if (command.Transaction is null && eventData.Context is AppDb { TenantIdOrNull: not null } db)
        {
#pragma warning disable CA2100 // a constant text around a Guid, before EF's own parameterised text
            command.CommandText = RowSecurity.Setting(db) + command.CommandText;
#pragma warning restore CA2100
        }
    }
}
