namespace Prongsai.Documents.Contracts;

/// <summary>The approved papers behind a public page of the ambient agency.</summary>
public interface IItemPapers
{
    /// <summary>The papers of the year that stand on the page of the item, or go with those: every version, in the order of their dates.</summary>
    /// <param name="year">Fiscal year, BE.</param>
    /// <param name="item">e.g. "O28".</param>
    Task<IReadOnlyList<ItemPaper>> OfItemAsync(int year, string item, CancellationToken ct);
}

/// <param name="Kind">Thai name of the kind, e.g. "ประกาศ".</param>
/// <param name="Number">From its register, as printed; empty for a kind without one.</param>
/// <param name="On">The date that it bears.</param>
/// <param name="SignedBy">Name and capacity, as printed.</param>
/// <param name="IsPublic">It stands on the page now.</param>
/// <param name="Hash">SHA-256 (hex) of what was approved.</param>
public sealed record ItemPaper(string Kind, int Version, string Number, DateOnly On, string Title, string SignedBy, bool IsPublic, string Hash);
