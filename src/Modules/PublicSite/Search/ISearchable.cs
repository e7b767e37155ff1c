using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Search;

/// <summary>A kind of public pages, all of it: what the index is rebuilt from.</summary>
internal interface ISearchable
{
    /// <summary>How the keys of its pages begin, e.g. "item:"; nobody else's do.</summary>
    string Prefix { get; }

    /// <summary>What the ambient agency shows now.</summary>
    IAsyncEnumerable<SiteText> PublishedAsync(CancellationToken ct);
}

internal sealed class ItemsToSearch(AppDb db) : ISearchable
{
    private const int Most = 20_000;

    public string Prefix => "item:";

    public async IAsyncEnumerable<SiteText> PublishedAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var newest = await db.Set<Publication>().AsNoTracking().GroupBy(p => new { p.FiscalYear, p.Item })
            .Select(g => new { g.Key.FiscalYear, g.Key.Item, Version = g.Max(p => p.Version) })
            .OrderBy(p => p.FiscalYear).ThenBy(p => p.Item).Take(Most).ToListAsync(ct);
        foreach (var one in newest)
        {
            var paper = await db.Set<Publication>().AsNoTracking().Include(p => p.Files)
                .SingleAsync(p => p.FiscalYear == one.FiscalYear && p.Item == one.Item && p.Version == one.Version, ct);
            if (paper.WithdrawnAt is null)
            {
                yield return Publicity.TextOf(paper);
            }
        }
    }
}

/// <summary>The pages made from registers are never published: they say what is so now, and are read anew each time.</summary>
internal sealed class OwnPagesToSearch(IOwnPages pages) : ISearchable
{
    public string Prefix => "own:";

    public async IAsyncEnumerable<SiteText> PublishedAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        // Lists of what is published stand in the index with each of their pages.
        foreach (var page in (await pages.ListAsync(ct)).Where(p => p.Path.StartsWith("/about", StringComparison.Ordinal) || p.Path == "/contact"))
        {
            var at = page.ChangedOn is { } day ? Bangkok(day) : SiteText.NoDate;
            yield return new(Prefix + page.Key, page.Path, page.Title, SiteText.OfHtml(page.BodyHtml), at);
        }
    }

    private static DateTime Bangkok(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc).AddHours(-7);
}
