using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Search;

/// <summary>
/// Writes the index right before the commit of the unit of work that the entries ride in, in its transaction. (Triggers would be simpler:
/// SQLite refuses virtual tables in them while trusted_schema is off, which it must be.)
/// </summary>
internal sealed class IndexOnCommit : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private static readonly ConditionalWeakTable<AppDb, Waiting> s_waiting = [];

    public static Waiting Of(AppDb db) => s_waiting.GetValue(db, _ => new());

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Ride(eventData, result, true));

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Ride(eventData, 0, false);
        return Task.CompletedTask;
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Riding(eventData) is { } waiting)
        {
            await waiting.WriteAsync(((AppDb)eventData.Context!).Database.IsSqlite(), transaction, cancellationToken);
        }

        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Riding(eventData)?.Clear();
        return Task.CompletedTask;
    }

    private static Waiting? Riding(DbContextEventData data) =>
        data.Context is AppDb db && s_waiting.TryGetValue(db, out var waiting) && waiting.Rides ? waiting : null;

    private static T Ride<T>(DbContextEventData data, T result, bool rides)
    {
        if (data.Context is AppDb db && s_waiting.TryGetValue(db, out var waiting))
        {
            waiting.Rides = rides;
        }

        return result;
    }
}

/// <summary>Lines of the index that go out and come in with the next commit.</summary>
internal sealed class Waiting
{
    private readonly List<long> _out = [];
    private readonly SortedDictionary<long, string[]> _in = [];

    /// <summary>The entries of these lines are in the transaction.</summary>
    public bool Rides { get; set; }

    public void Add(long number, IReadOnlyList<IndexPart> parts)
    {
        Rides = false;
        for (var i = 0; i < parts.Count; i++)
        {
            _in[number + i] = [parts[i].Title, parts[i].Body, parts[i].Files, parts[i].Loose];
        }
    }

    public void Remove(long number)
    {
        Rides = false;
        _out.Add(number);
        foreach (var line in _in.Keys.Where(n => n >= number && n < number + SearchEntry.MostParts).ToList())
        {
            _in.Remove(line);
        }
    }

    public void Clear()
    {
        _out.Clear();
        _in.Clear();
        Rides = false;
    }

    public async Task WriteAsync(bool sqlite, DbTransaction transaction, CancellationToken ct)
    {
        if (_out.Count > 0)
        {
            await using var remove = Command(transaction, sqlite
                ? "delete from publicsite_search_index where rowid >= @from and rowid < @to"
                : "delete from publicsite_search_index where number >= @from and number < @to", "from", "to");
            foreach (var number in _out)
            {
                (remove.Parameters[0].Value, remove.Parameters[1].Value) = (number, number + SearchEntry.MostParts);
                await remove.ExecuteNonQueryAsync(ct);
            }
        }

        if (_in.Count > 0)
        {
            await using var add = Command(transaction, sqlite
                ? "insert into publicsite_search_index (rowid, title, body, files, loose) values (@number, @title, @body, @files, @loose)"
                : """
                  insert into publicsite_search_index (number, title, body, loose) values (@number, to_tsvector('simple', @title),
                  setweight(to_tsvector('simple', @title), 'A') || setweight(to_tsvector('simple', @body), 'B') || setweight(to_tsvector('simple', @files), 'C'),
                  to_tsvector('simple', @loose))
                  """, "number", "title", "body", "files", "loose");
            foreach (var (number, texts) in _in)
            {
                add.Parameters[0].Value = number;
                for (var i = 0; i < texts.Length; i++)
                {
                    add.Parameters[i + 1].Value = texts[i];
                }

                await add.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private static DbCommand Command(DbTransaction transaction, string sql, params string[] names)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // one of the four texts above
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
