using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Scoring;

/// <summary>The level of a total, by the steps of the year.</summary>
internal static class LevelOf
{
    /// <summary>Noise of thirds and sevenths: a mean that should be 85 must not miss it by 1e-28.</summary>
    private const int Exact = 12;

    /// <returns>The label, or null when it cannot be known.</returns>
    public static string? Scores(Pack pack, decimal? total, IReadOnlyCollection<decimal?> instruments) =>
        Scores(pack, total, instruments, pack.Scoring.Rounding.LevelOn == "rounded");

    public static bool Borderline(Pack pack, decimal? total, IReadOnlyCollection<decimal?> instruments) =>
        Scores(pack, total, instruments, true) != Scores(pack, total, instruments, false);

    private static string? Scores(Pack pack, decimal? total, IReadOnlyCollection<decimal?> instruments, bool rounded)
    {
        if (total is not { } known)
            return null;
        decimal Seen(decimal score) => rounded ? Rounded.By(pack.Scoring.Rounding, score) : Math.Round(score, Exact);
        foreach (var step in pack.Levels.Steps.Where(s => Seen(known) >= s.TotalMin))
        {
            if (step.EachMin is not { } least)
                return step.Code;
            if (instruments.Any(i => i is { } score && Seen(score) < least))
                continue;
            // Every known instrument is good enough; an unknown one may still spoil it.
            return instruments.Any(i => i is null) ? null : step.Code;
        }

        return null;
    }
}
