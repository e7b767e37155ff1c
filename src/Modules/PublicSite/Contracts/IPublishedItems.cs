namespace Prongsai.PublicSite.Contracts;

/// <summary>What the public sees of the OIT items of a year.</summary>
public interface IPublishedItems
{
    /// <summary>Current pages that are not withdrawn, by item.</summary>
    Task<IReadOnlyList<PublishedItem>> OfYearAsync(int fiscalYear, CancellationToken ct);
}

/// <param name="Item">e.g. "O28".</param>
/// <param name="Path">e.g. "/ita/2568/o28".</param>
/// <param name="At">UTC.</param>
public sealed record PublishedItem(string Item, string Title, string Path, int Version, DateTime At);
