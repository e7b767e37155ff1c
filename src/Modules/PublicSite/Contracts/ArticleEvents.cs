using Prongsai.Platform;

namespace Prongsai.PublicSite.Contracts;

/// <summary>News, a notice, a law, a plan or a page of content was published, or a new version of it.</summary>
/// <param name="Path">e.g. "/news/2568/12-road-repair".</param>
/// <param name="FiscalYear">BE.</param>
/// <param name="Items">OIT items that it serves, e.g. "O10"; may be empty.</param>
public sealed record ArticlePublished(Guid ArticleId, string Path, string Title, int FiscalYear, IReadOnlyList<string> Items, int Version) : IEvent;

/// <summary>It was taken out of sight: its address answers 410 with the reason.</summary>
/// <param name="Reason">As it was given; public.</param>
public sealed record ArticleWithdrawn(Guid ArticleId, string Path, int FiscalYear, IReadOnlyList<string> Items, string Reason) : IEvent;
