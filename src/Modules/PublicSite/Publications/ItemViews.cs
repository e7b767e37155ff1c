using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Publications;

/// <summary>Reads what the page of an item needs, for the page itself and for the bytes made at publication.</summary>
internal sealed class ItemViews(AppDb db, SiteAddress address, IAgencyDirectory agency)
{
    private const int MostVersions = 200;

    /// <param name="version">Null: the newest.</param>
    /// <returns>Null when there is no such publication.</returns>
    public async Task<ItemView?> FindAsync(int fiscalYear, string item, int? version, CancellationToken ct)
    {
        var all = await VersionsAsync(fiscalYear, item, ct);
        var paper = version is null ? all.FirstOrDefault() : all.FirstOrDefault(p => p.Version == version);
        return paper is null ? null : await OfAsync(paper, all, ct);
    }

    /// <summary>Newest first, files included.</summary>
    public async Task<List<Publication>> VersionsAsync(int fiscalYear, string item, CancellationToken ct) =>
        await db.Set<Publication>().AsNoTracking().Include(p => p.Files.OrderBy(f => f.Position))
            .Where(p => p.FiscalYear == fiscalYear && p.Item == item)
            .OrderByDescending(p => p.Version).Take(MostVersions).ToListAsync(ct);

    /// <param name="all">Every version, newest first, those of this unit of work included.</param>
    public async Task<ItemView> OfAsync(Publication paper, IReadOnlyList<Publication> all, CancellationToken ct)
    {
        var years = await db.Set<Publication>().AsNoTracking()
            .Where(p => p.Item == paper.Item && p.FiscalYear != paper.FiscalYear && p.WithdrawnAt == null)
            .Select(p => p.FiscalYear).Distinct().OrderByDescending(y => y).Take(20).ToListAsync(ct);
        var profile = await agency.ProfileAsync(ct);
        var versions = all.Select(p => new VersionLine(p.Version, p.PublishedAt, p.WithdrawnAt is not null)).ToList();
        return new(paper, profile.Phone, address.Root, versions, years);
    }
}
