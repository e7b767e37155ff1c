using Microsoft.EntityFrameworkCore;
using Npgsql;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Search;

/// <summary>
/// tsvector under a GIN index. It gives its hits in no order: a rare question is answered from it whole and sorted, a common one by walking
/// the newest pages until enough of them hold it. The planner is not asked which: it cannot know how rare a phrase is.
/// </summary>
internal sealed class PostgresSearch(AppDb db) : ISearchEngine
{
    private const int NewestWanted = 100;

    // A hash of all entries of an office costs more than a thousand look-ups, and so does compiling the plan.
    private const string ByIndex = "do $$ begin perform set_config(s, 'off', true) from unnest(array['jit', 'enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) s; end $$; ";

    private const string ByTime = "do $$ begin perform set_config(s, 'off', true) from unnest(array['jit', 'enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_sort']) s; end $$; ";

    // Taken before the join on purpose: & is not leakproof, and row security would not let it near the index of the entries.
    private const string First = "number & -64 as first";

    public async Task<IReadOnlyList<long>> FindAsync(Ask ask, CancellationToken ct)
    {
        var column = ask.Loose ? "loose" : "body";
        var some = await ReadAsync(ask,
            $"""
            {ByIndex}with hit as materialized (select {First}, title, body from publicsite_search_index where {column} @@ cast(@query as tsquery) limit @most)
            select e.number as "Number", case when {(ask.Loose ? "true" : "hit.title @@ cast(@query as tsquery)")} then 0 when e.files = '' or hit.body @@ cast(@page as tsquery) then 1 else 2 end as "Rank"
            from hit join publicsite_search e on e.number = hit.first
            """, ask.Most, ct);
        if (some.Count < ask.Most)
        {
            return InOrder(some);
        }

        var titles = ask.Loose ? [] : await ReadAsync(ask,
            $"""
            {ByIndex}with hit as materialized (select {First} from publicsite_search_index where title @@ cast(@query as tsquery) limit @most)
            select e.number as "Number", 0 as "Rank" from hit join publicsite_search e on e.number = hit.first
            """, ask.Most, ct);
        var newest = await ReadAsync(ask,
            $"""
            {ByTime}select e.number as "Number", 1 as "Rank" from (select number, parts from publicsite_search order by number desc limit 3000) e
            join publicsite_search_index i on i.number >= e.number and i.number < e.number + e.parts
            where i.{column} @@ cast(@query as tsquery) order by e.number desc limit @most
            """, NewestWanted, ct);
        return [.. InOrder(titles).Concat(InOrder(newest)).Concat(InOrder(some)).Distinct()];
    }

    private static IReadOnlyList<long> InOrder(List<Place> places) => [.. places.OrderBy(p => p.Rank).ThenByDescending(p => p.Number).Select(p => p.Number).Distinct()];

    private async Task<List<Place>> ReadAsync(Ask ask, string sql, int most, CancellationToken ct)
    {
        var tokens = new Tokens(db.TenantId);
        return await db.Database.SqlQueryRaw<Place>(sql, new NpgsqlParameter("query", Query(ask, tokens, "")), new NpgsqlParameter("page", Query(ask, tokens, ":AB")), new NpgsqlParameter("most", most)).ToListAsync(ct);
    }

    // Every token is six letters a–z of our own: nothing a visitor typed gets here.
    private static string Query(Ask ask, Tokens tokens, string weight) =>
        string.Join(" & ", ask.Terms.Select(t => "(" + string.Join(" | ", t.Phrases.Select(p => One(ask, p, tokens, weight))) + ")"));

    private static string One(Ask ask, Phrase phrase, Tokens tokens, string weight)
    {
        var (rows, edge) = ask.Of(phrase, tokens);
        return "(" + string.Join(" & ", rows.Select(row => "(" + string.Join(" <-> ", row.Select(t => t + weight)) + ")").Concat(edge is null ? [] : [edge + weight])) + ")";
    }

    private sealed record Place(long Number, int Rank);
}
