using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Serving;

/// <summary>Puts the word to the other nodes into the transaction of the publication: they hear it when it is committed, and never otherwise.</summary>
internal sealed class TellOnCommit : DbTransactionInterceptor
{
    private static readonly ConditionalWeakTable<AppDb, string> s_words = [];

    public static void Say(AppDb db, bool takenBack)
    {
        // A withdrawal is never made less by what else happens in the same transaction.
        if (takenBack || !s_words.TryGetValue(db, out _))
        {
            s_words.AddOrUpdate(db, OtherNodes.Word(db.TenantId, takenBack));
        }
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDb db && s_words.TryGetValue(db, out var word) && db.Database.IsNpgsql())
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "select pg_notify(@channel, @word)";
            foreach (var (name, value) in new[] { ("channel", OtherNodes.Channel), ("word", word) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
            s_words.Remove(db);
        }

        return result;
    }
}
