using Prongsai.Platform;

namespace Prongsai.PublicSite.Contracts;

/// <summary>A page of an OIT item was published (a new version of it).</summary>
/// <param name="Item">e.g. "O28".</param>
/// <param name="Version">From 1.</param>
/// <param name="Path">e.g. "/ita/2568/o28".</param>
public sealed record PagePublished(int FiscalYear, string Item, int Version, string Path) : IEvent;

/// <summary>The current version of a page was taken out of sight.</summary>
/// <param name="Reason">As it was given.</param>
/// <param name="At">UTC. It may be heard late: what was published after it is not meant.</param>
public sealed record PageWithdrawn(int FiscalYear, string Item, int Version, string Path, string Reason, DateTime At) : IEvent;
