using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Scoring;

/// <summary>Rounding of reported scores as the pack sets it.</summary>
internal static class Rounded
{
    public static decimal By(Rounding rule, decimal score)
    {
        var rounded = rule.Mode switch
        {
            "half-even" => Math.Round(score, rule.Decimals, MidpointRounding.ToEven),
            "down" => Math.Round(score, rule.Decimals, MidpointRounding.ToZero),
            _ => Math.Round(score, rule.Decimals, MidpointRounding.AwayFromZero),
        };

        // 95.00 and 95 are one number and should print as one.
        return rounded / 1.0000000000000000000000000000m;
    }

    public static decimal? By(Rounding rule, decimal? score) => score is { } known ? By(rule, known) : null;
}
