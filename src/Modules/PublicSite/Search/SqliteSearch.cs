using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Search;

/// <summary>FTS5. Lines are numbered by time, so the newest come first without sorting and the rest is never read.</summary>
internal sealed class SqliteSearch(AppDb db) : ISearchEngine
{
    public async Task<IReadOnlyList<long>> FindAsync(Ask ask, CancellationToken ct)
    {
        var all = await ReadAsync(ask, ask.Loose ? "loose" : "title body files", ct);
        if (ask.Loose || all.Count == 0)
        {
            return [.. all.Select(p => p.Number).Distinct()];
        }

        var titles = await ReadAsync(ask, "title", ct);
        var page = all.Exists(p => p.HasFiles) ? (await ReadAsync(ask, "title body", ct)).Select(p => p.Number).ToHashSet() : null;
        return
        [
            .. titles.Select(p => p.Number)
                .Concat(all.Where(p => !p.HasFiles || page!.Contains(p.Number)).Select(p => p.Number))
                .Concat(all.Select(p => p.Number)).Distinct(),
        ];
    }

    private async Task<List<Place>> ReadAsync(Ask ask, string columns, CancellationToken ct)
    {
        var (match, agency) = ($"{{{columns}}} : {Match(ask, new(db.TenantId))}", db.TenantId);
        return await db.Database.SqlQuery<Place>(
            $"""
            select e.number as "Number", e.files <> '' as "HasFiles" from publicsite_search_index i
            cross join publicsite_search e on e.agency_id = {agency} and e.number = (i.rowid & -64)
            where i.publicsite_search_index match {match} order by i.rowid desc limit {ask.Most}
            """).ToListAsync(ct);
    }

    // Every token is six letters a–z of our own: nothing a visitor typed gets here.
    private static string Match(Ask ask, Tokens tokens) =>
        "(" + string.Join(" AND ", ask.Terms.Select(t => "(" + string.Join(" OR ", t.Phrases.Select(p => One(ask, p, tokens))) + ")")) + ")";

    private static string One(Ask ask, Phrase phrase, Tokens tokens)
    {
        var (rows, edge) = ask.Of(phrase, tokens);
        return "(" + string.Join(" AND ", rows.Select(row => $"\"{string.Join(' ', row)}\"").Concat(edge is null ? [] : [edge])) + ")";
    }

    private sealed record Place(long Number, bool HasFiles);
}
