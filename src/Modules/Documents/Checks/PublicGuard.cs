using Prongsai.Documents.History;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents.Checks;

/// <summary>
/// The last look before the public sees a paper: numbers of identity cards and bank accounts anywhere in it, tables included
/// (personal data protection act 2562, sections 24 and 27). A number that only looks like one is let through by a person who says so.
/// </summary>
internal static class PublicGuard
{
    private static readonly HashSet<string> NoPhones = new(StringComparer.Ordinal);

    /// <summary>Masked, each once; empty when there is none.</summary>
    public static IReadOnlyList<string> Found(Paper paper) =>
        [.. PersonalData.In(VersionKeeper.Snapshot(paper), NoPhones).Where(hit => hit.Kind is "id" or "account").Select(hit => hit.Masked).Distinct(StringComparer.Ordinal).Take(10)];

    /// <param name="looked">A person has looked at them and says that they may be shown.</param>
    /// <returns>Null, or a refusal "paper.personal-data".</returns>
    public static Refusal? Refuse(Paper paper, bool looked) =>
        !looked && Found(paper) is { Count: > 0 } found ? new Refusal("paper.personal-data", "Looked", string.Join(" ", found)) : null;
}
