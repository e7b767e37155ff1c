namespace Prongsai.Assessment.Scoring;

/// <summary>What is known of a year, at any of the five levels. Codes are of the pack; scores 0–100, items 0 or 100.</summary>
/// <param name="Questions">Question or part of one ("i1.2").</param>
internal sealed record ScoreInput(
    IReadOnlyDictionary<string, decimal> Questions, IReadOnlyDictionary<string, decimal> Items,
    IReadOnlyDictionary<string, decimal> Indicators, IReadOnlyDictionary<string, decimal> Instruments, decimal? Total = null)
{
    public static readonly ScoreInput Nothing = new(
        new Dictionary<string, decimal>(), new Dictionary<string, decimal>(), new Dictionary<string, decimal>(), new Dictionary<string, decimal>());
}

/// <summary>One score: as given, and as the scores below it make it. Both unrounded.</summary>
internal readonly record struct Score(decimal? Given, decimal? Computed)
{
    /// <summary>What counts further up: the given one wins.</summary>
    public decimal? Value => Given ?? Computed;
}

/// <summary>Everything that can be known from an input.</summary>
/// <param name="Level">Null while the total, or an instrument that the level hangs on, is unknown.</param>
/// <param name="Borderline">The level would be another one if scores were rounded at another moment (84.995).</param>
internal sealed record ScoreCard(
    IReadOnlyDictionary<string, Score> Questions, IReadOnlyDictionary<string, decimal?> SubIndicators,
    IReadOnlyDictionary<string, Score> Indicators, IReadOnlyDictionary<string, Score> Instruments, Score Total, string? Level, bool Borderline);
