using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Publications;

/// <summary>Reads what the page of an item needs, for the page itself and for the bytes made at publication.</summary>
internal sealed class ItemViews(AppDb db, SiteAddress address, IPublicOffice agency)
{
    private const int MostVersions = 200, MostOfYear = 5_000;

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
        var versions = all.Select(p => new VersionLine(p.Version, p.PublishedAt, p.WithdrawnAt is not null)).ToList();
        return new(paper, await agency.PhoneAsync(paper.UnitName, ct), address.Root, versions, years, await BesideAsync(paper, ct));
    }

    /// <summary>The published items that stand before and after this one in its year, this unit of work included.</summary>
    public async Task<ItemNeighbours> BesideAsync(Publication paper, CancellationToken ct)
    {
        var saved = await db.Set<Publication>().AsNoTracking().Where(p => p.FiscalYear == paper.FiscalYear).OrderBy(p => p.Item).ThenBy(p => p.Version).Take(MostOfYear)
            .Select(p => new { p.Id, p.Item, p.ItemName, p.Version, Gone = p.WithdrawnAt != null }).ToListAsync(ct);
        var here = db.Set<Publication>().Local.Where(p => p.FiscalYear == paper.FiscalYear)
            .Select(p => new { p.Id, p.Item, p.ItemName, p.Version, Gone = p.WithdrawnAt != null }).ToList();
        var row = here.Concat(saved.Where(s => here.All(h => h.Id != s.Id))).GroupBy(p => p.Item).Select(g => g.MaxBy(p => p.Version)!)
            .Where(p => !p.Gone && p.Item != paper.Item).Select(p => new ItemLink(paper.FiscalYear, p.Item, p.ItemName))
            .OrderBy(p => p.Item.Length).ThenBy(p => p.Item, StringComparer.Ordinal).ToList();
        return new(row.LastOrDefault(p => Compare(p.Item, paper.Item) < 0), row.Find(p => Compare(p.Item, paper.Item) > 0));
    }

    private static int Compare(string one, string other) => one.Length != other.Length ? one.Length - other.Length : string.CompareOrdinal(one, other);
}
