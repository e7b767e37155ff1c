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

    private const string ByIndex = "do $$ begin perform set_config('enable_seqscan', 'off', true); end $$; ";

    private const string ByTime = "do $$ begin perform set_config(s, 'off', true) from unnest(array['enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_sort']) s; end $$; ";

    public async Task<IReadOnlyList<long>> FindAsync(Ask ask, CancellationToken ct)
    {
        var (column, query) = Match(ask, new(db.TenantId));
        var some = await ReadAsync(
            $"""
            {ByIndex}with hit as materialized (select number from publicsite_search_index where {column} @@ cast(@query as tsquery) limit @most)
            select e.number as "Value" from hit join publicsite_search e on e.number = (hit.number & -64) order by hit.number desc
            """, query, ask.Most, ct);
        if (some.Count < ask.Most)
        {
            return [.. some.Distinct()];
        }

        var newest = await ReadAsync(
            $"""
            {ByTime}select e.number as "Value" from (select number, parts from publicsite_search order by number desc limit 3000) e
            join publicsite_search_index i on i.number >= e.number and i.number < e.number + e.parts
            where i.{column} @@ cast(@query as tsquery) order by e.number desc limit @most
            """, query, NewestWanted, ct);
        return [.. newest.Concat(some).Distinct()];
    }

    private async Task<List<long>> ReadAsync(string sql, string query, int most, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<long>(sql, new NpgsqlParameter("query", query), new NpgsqlParameter("most", most)).ToListAsync(ct);

    // Every token is six letters a–z of our own: nothing a visitor typed gets here.
    private static (string Column, string Query) Match(Ask ask, Tokens tokens)
    {
        var weight = ask.Where == Where.Page ? ":AB" : "";
        var terms = ask.Terms.Select(t => "(" + string.Join(" | ", t.Phrases.Select(p => One(ask, p, tokens, weight))) + ")");
        return (ask.Where switch { Where.Title => "title", Where.Loosely => "loose", _ => "body" }, string.Join(" & ", terms));
    }

    private static string One(Ask ask, Phrase phrase, Tokens tokens, string weight)
    {
        var (row, edge) = ask.Of(phrase, tokens);
        var words = string.Join(" <-> ", row.Select(t => t + weight));
        return edge is null ? $"({words})" : row.Count == 0 ? edge + weight : $"(({words}) & {edge}{weight})";
    }
}
