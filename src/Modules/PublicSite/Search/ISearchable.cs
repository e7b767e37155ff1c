using System.Globalization;
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

    /// <summary>One of them as it is at this moment; null when it is not shown (any more).</summary>
    async Task<SiteText?> FindAsync(string key, CancellationToken ct)
    {
        await foreach (var text in PublishedAsync(ct))
        {
            if (text.Key == key)
            {
                return text;
            }
        }

        return null;
    }
}

internal sealed class ItemsToSearch(AppDb db) : ISearchable
{
    private const int Most = 20_000;

    public string Prefix => "item:";

    public async IAsyncEnumerable<SiteText> PublishedAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var newest = await db.Set<Publication>().AsNoTracking().GroupBy(p => new { p.FiscalYear, p.Item })
            .Select(g => g.Key)
            .OrderBy(p => p.FiscalYear).ThenBy(p => p.Item).Take(Most).ToListAsync(ct);
        foreach (var one in newest)
        {
            if (await NewestAsync(one.FiscalYear, one.Item, ct) is { } text)
            {
                yield return text;
            }
        }
    }

    public async Task<SiteText?> FindAsync(string key, CancellationToken ct) =>
        key.Split(':') is [_, var year, var item] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var fiscalYear) ? await NewestAsync(fiscalYear, item, ct) : null;

    private async Task<SiteText?> NewestAsync(int fiscalYear, string item, CancellationToken ct)
    {
        var paper = await db.Set<Publication>().AsNoTracking().Include(p => p.Files).Where(p => p.FiscalYear == fiscalYear && p.Item == item)
            .OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct);
        return paper is { WithdrawnAt: null } ? Publicity.TextOf(paper) : null;
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
