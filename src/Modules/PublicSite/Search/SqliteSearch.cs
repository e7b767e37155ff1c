using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Search;

/// <summary>FTS5. Lines are numbered by time, so the newest come first without sorting and the rest is never read.</summary>
internal sealed class SqliteSearch(AppDb db) : ISearchEngine
{
    public async Task<IReadOnlyList<long>> FindAsync(Ask ask, CancellationToken ct)
    {
        var (match, agency) = (Match(ask, new(db.TenantId)), db.TenantId);
        var found = await db.Database.SqlQuery<long>(
            $"""
            select e.number as "Value" from publicsite_search_index i
            cross join publicsite_search e on e.agency_id = {agency} and e.number = (i.rowid & -64)
            where i.publicsite_search_index match {match} order by i.rowid desc limit {ask.Most}
            """).ToListAsync(ct);
        return [.. found.Distinct()];
    }

    // Every token is six letters a–z of our own: nothing a visitor typed gets here.
    private static string Match(Ask ask, Tokens tokens)
    {
        var columns = ask.Where switch { Where.Title => "title", Where.Page => "title body", Where.PageAndFiles => "title body files", _ => "loose" };
        var terms = ask.Terms.Select(t => "(" + string.Join(" OR ", t.Phrases.Select(p => One(ask, p, tokens))) + ")");
        return $"{{{columns}}} : ({string.Join(" AND ", terms)})";
    }

    private static string One(Ask ask, Phrase phrase, Tokens tokens)
    {
        var (row, edge) = ask.Of(phrase, tokens);
        var words = row.Count == 0 ? "" : $"\"{string.Join(' ', row)}\"";
        return edge is null ? words : row.Count == 0 ? edge : $"({words} AND {edge})";
    }
}
