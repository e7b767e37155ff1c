using System.Text.Json.Serialization;

namespace Prongsai.Assessment.Contracts;

/// <summary>Computes scores by the rules of a pack (verb <c>score</c>); needs no database.</summary>
public interface IScoring
{
    /// <param name="json">At most 1 MB: any of questions, items, indicators, instruments; see docs/adr/0006-packs.md.</param>
    /// <param name="packId">e.g. "ita-2564".</param>
    ScoreAnswer Score(Stream json, string packId);
}

/// <param name="Sheet">Null when refused.</param>
/// <param name="Error">One Thai line that names the wrong member; null when done.</param>
/// <param name="WrongCall">The call itself is wrong (no such pack), not the numbers.</param>
public sealed record ScoreAnswer(ScoreSheet? Sheet, string? Error, bool WrongCall);

/// <summary>Scores 0–100 rounded as the pack says (two decimals); null where they cannot be known.</summary>
/// <param name="Indicators">Every indicator of the year by its code, "1" … "10".</param>
/// <param name="Instruments">IIT, EIT, OIT.</param>
/// <param name="Level">Label of the year's scale, e.g. "ผ่านดี".</param>
/// <param name="Differences">Given values that are not what the values below them make; left out of the JSON when there are none.</param>
public sealed record ScoreSheet(
    [property: JsonPropertyName("indicators")] IReadOnlyDictionary<string, decimal?> Indicators,
    [property: JsonPropertyName("instruments")] IReadOnlyDictionary<string, decimal?> Instruments,
    [property: JsonPropertyName("total")] decimal? Total,
    [property: JsonPropertyName("level")] string? Level,
    [property: JsonPropertyName("differences"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ScoreDifference>? Differences);

/// <param name="Code">Question, indicator or instrument.</param>
/// <param name="Given">What the caller gave; it is what counts.</param>
/// <param name="Computed">What the values below it make.</param>
public sealed record ScoreDifference(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("given")] decimal Given,
    [property: JsonPropertyName("computed")] decimal Computed);
