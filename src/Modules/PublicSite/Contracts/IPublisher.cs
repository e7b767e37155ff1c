namespace Prongsai.PublicSite.Contracts;

/// <summary>Freezes what the public sees. The same key published again makes a new version; older ones stay readable.</summary>
public interface IPublisher
{
    /// <summary>Adds the page to the current unit of work; it becomes visible when the caller saves.</summary>
    /// <returns>Public path, e.g. "/ita/2568/o28".</returns>
    Task<string> PublishAsync(PublicPaper paper, CancellationToken ct);

    /// <summary>Takes the current version out of sight with a reason; the record stays.</summary>
    Task WithdrawAsync(int fiscalYear, string item, string reason, CancellationToken ct);
}

/// <param name="FiscalYear">BE.</param>
/// <param name="Item">OIT item, e.g. "O28".</param>
/// <param name="ItemName">Name of the item in the framework of the year.</param>
/// <param name="BodyHtml">The paper as safe HTML made by our own writer (no scripts, styles or outside references).</param>
/// <param name="UnitName">Unit that answers for it.</param>
/// <param name="ApprovedBy">Name and capacity, as printed.</param>
/// <param name="DataAsOf">Date the content speaks of.</param>
/// <param name="Hash">SHA-256 (hex) of the frozen paper.</param>
public sealed record PublicPaper(
    int FiscalYear, string Item, string ItemName, string Title, string BodyHtml, string UnitName,
    string ApprovedBy, DateOnly ApprovedOn, DateOnly DataAsOf, string Hash, IReadOnlyList<PublicFile> Files);

/// <param name="Content">The bytes, kept as a blob.</param>
public sealed record PublicFile(string Name, string ContentType, byte[] Content, int? Pages);
