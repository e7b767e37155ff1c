using Prongsai.PublicSite.Contracts;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>A part of the site that is made from registers.</summary>
internal interface IOwnPageSource
{
    /// <summary>In the order of the site.</summary>
    IReadOnlyList<string> Keys { get; }

    /// <param name="key">One of <see cref="Keys"/>.</param>
    Task<OwnPage> MakeAsync(string key, CancellationToken ct);
}

/// <summary>The pages of all sources, in the order of their registration.</summary>
internal sealed class AllOwnPages(IEnumerable<IOwnPageSource> sources) : IOwnPages
{
    public async Task<IReadOnlyList<OwnPage>> ListAsync(CancellationToken ct)
    {
        List<OwnPage> pages = [];
        foreach (var source in sources)
        {
            foreach (var key in source.Keys)
            {
                pages.Add(await source.MakeAsync(key, ct));
            }
        }

        return pages;
    }

    public async Task<OwnPage?> FindAsync(string key, CancellationToken ct) =>
        sources.FirstOrDefault(s => s.Keys.Contains(key)) is { } source ? await source.MakeAsync(key, ct) : null;
}
