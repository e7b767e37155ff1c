using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.PublicSite.Publications;

internal sealed class PublishedItems(AppDb db) : IPublishedItems
{
    private const int Most = 2_000;

    public async Task<IReadOnlyList<PublishedItem>> OfYearAsync(int fiscalYear, CancellationToken ct)
    {
        var all = await db.Set<Publication>().AsNoTracking().Where(p => p.FiscalYear == fiscalYear).OrderByDescending(p => p.Version).ThenBy(p => p.Item).Take(Most)
            .Select(p => new { p.Item, p.Title, p.Version, p.PublishedAt, Gone = p.WithdrawnAt != null }).ToListAsync(ct);
        return [.. all.DistinctBy(p => p.Item).Where(p => !p.Gone).Select(p => new PublishedItem(p.Item, p.Title, Publication.PathOf(fiscalYear, p.Item), p.Version, p.PublishedAt))];
    }
}
