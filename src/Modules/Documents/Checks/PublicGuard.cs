using System.Text.Json;
using Prongsai.Documents.History;
using Prongsai.Documents.Papers;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Checks;

/// <summary>
/// The last look before the public sees papers: numbers of identity cards and bank accounts anywhere in them, tables included
/// (personal data protection act 2562, sections 24 and 27). A number that only looks like one is let through by a person who says why.
/// </summary>
internal static class PublicGuard
{
    public const int LongestReason = 500;
    private const int Most = 20;

    private static readonly HashSet<string> NoPhones = new(StringComparer.Ordinal);

    /// <summary>Masked, each once; empty when there is none.</summary>
    /// <param name="papers">All that becomes visible together.</param>
    public static IReadOnlyList<string> Found(params IEnumerable<Paper> papers) =>
        [.. papers.SelectMany(Words).SelectMany(words => PersonalNumbers.In(words, NoPhones)).Where(hit => hit.Kind is "id" or "account")
            .Select(hit => hit.Masked).Distinct(StringComparer.Ordinal).Take(Most)];

    /// <summary>Every text of a paper, wherever in the model it stands.</summary>
    private static IEnumerable<string> Words(Paper paper)
    {
        using var model = JsonDocument.Parse(VersionKeeper.Snapshot(paper));
        return [.. Words(model.RootElement)];
    }

    private static IEnumerable<string> Words(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.String => [part.GetString() ?? ""],
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Words),
        JsonValueKind.Object => part.EnumerateObject().SelectMany(member => Words(member.Value)),
        _ => [],
    };

    /// <param name="numbers">As <see cref="Found"/> gives them.</param>
    /// <param name="word">Of the person who looked at them; it covers the numbers that were there then and no others. Null: nobody looked.</param>
    /// <returns>Null, or a refusal "paper.personal-data" (field Looked), "paper.show-reason", "paper.reason-personal" (field ShowReason).</returns>
    public static Refusal? Refuse(IReadOnlyList<string> numbers, MayBeShown? word) =>
        numbers.Count == 0 ? null
        : word is null || numbers.Except(word.Numbers, StringComparer.Ordinal).Any() ? new Refusal("paper.personal-data", "Looked", string.Join(" ", numbers))
        : word.Why.Length is 0 or > LongestReason ? new Refusal("paper.show-reason", "ShowReason", LongestReason)
        : PersonalNumbers.In(word.Why, NoPhones).Any() ? new Refusal("paper.reason-personal", "ShowReason")
        : null;
}

/// <summary>Somebody's word that numbers may be shown to the public.</summary>
/// <param name="Reason">As typed.</param>
/// <param name="Numbers">The numbers that were looked at, masked.</param>
internal sealed record MayBeShown(string Reason, IReadOnlyList<string> Numbers)
{
    /// <summary>The reason as it is kept; longer than allowed when too much was typed.</summary>
    public string Why => Reason.Length > PublicGuard.LongestReason ? Reason : ThaiText.Clean(Reason).Trim();
}
