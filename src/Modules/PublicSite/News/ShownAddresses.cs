using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>Addresses of what is shown, for search engines and the site map.</summary>
internal static class ShownAddresses
{
    public static async Task<IReadOnlyList<(string Path, DateTime? At)>> AllAsync(AppDb db, int most, CancellationToken ct)
    {
        var shown = await db.Set<ShownArticle>().AsNoTracking().Where(s => s.WithdrawnAt == null).OrderBy(s => s.FiscalYear).ThenBy(s => s.Number).Take(most)
            .Select(s => new { s.Kind, s.FiscalYear, s.Number, s.Slug, s.ChangedAt }).ToListAsync(ct);
        var lists = Kinds.Lists.Where(l => shown.Any(s => Kinds.Of(s.Kind).Section == l.Key)).Select(l => ("/" + l.Key, (DateTime?)null));
        return [.. lists, .. shown.Select(s => (Article.PathOf(s.Kind, s.FiscalYear, s.Number, s.Slug), (DateTime?)s.ChangedAt))];
    }
}
