namespace Prongsai.Platform;

/// <summary>Open work that a person answers for.</summary>
/// <param name="Id">Of the thing in its module; unique among all modules, e.g. "measure:…".</param>
/// <param name="Kind">Thai heading, e.g. "มาตรการ".</param>
/// <param name="Text">Thai, enough to know it by.</param>
public sealed record OwnedThing(Guid PersonId, string Id, string Kind, string Text, string Href);

/// <param name="Name">Full name and post, as papers print who is responsible.</param>
public sealed record Successor(Guid PersonId, string Name);

/// <summary>What a module's people answer for, and how it goes to somebody else when they leave.</summary>
public interface IOwnership
{
    /// <summary>Open work of these people; nothing that is finished.</summary>
    Task<IReadOnlyList<OwnedThing>> OfAsync(IReadOnlyCollection<Guid> people, CancellationToken ct);

    /// <summary>Puts another person in the place of one, in the unit of work: who calls saves. Ids of other modules are passed over.</summary>
    Task HandOverAsync(Guid personId, Successor to, IReadOnlyCollection<string> things, CancellationToken ct);
}
