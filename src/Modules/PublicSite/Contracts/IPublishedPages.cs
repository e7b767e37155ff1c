namespace Prongsai.PublicSite.Contracts;

/// <summary>The own site as somebody sees it who is not signed in, without asking it over the network.</summary>
public interface IPublishedPages
{
    /// <param name="path">e.g. "/ita/2568/o28" or "/ita/2568/o28/files/o28-2568-v1.pdf"; without query.</param>
    /// <returns>Null: nothing stands there.</returns>
    Task<PublishedPage?> FindAsync(string path, CancellationToken ct);
}

/// <param name="Status">200; 410 after withdrawal.</param>
/// <param name="Content">As it was made ready at publication; empty for a page that is put together when asked for (the home page, lists).</param>
/// <param name="Name">Of a file, as the visitor gets it; empty for a page.</param>
/// <param name="Version">Of the page of an item, from 1; 0 for any other.</param>
public sealed record PublishedPage(string Path, int Status, string ContentType, byte[] Content, string Name, int Version);
