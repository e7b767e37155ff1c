using Prongsai.Platform;

namespace Prongsai.Assessment.Results;

/// <summary>Keeps the level as announced, beside the one the scores make.</summary>
internal sealed class SetOfficialLevel(AppDb db, Frameworks frameworks, YearStamp stamp)
{
    /// <param name="Level">A label of the year's scale; empty: not known.</param>
    public sealed record Input(int FiscalYear, string? Level);

    public async Task<Outcome<AssessmentResult>> HandleAsync(Input input, CancellationToken ct)
    {
        if (await frameworks.PackAsync(input.FiscalYear, ct) is not { } known)
        {
            return new Refusal("framework.no-year", "", input.FiscalYear);
        }

        var level = string.IsNullOrEmpty(input.Level) ? null : input.Level;
        if (level is not null && known.Pack.Levels.Steps.All(s => s.Code != level))
        {
            return new Refusal("scores.level", "Level", input.FiscalYear);
        }

        var result = await stamp.ResultAsync(input.FiscalYear, ct);
        if (result.OfficialLevel != level)
        {
            result.OfficialLevel = level;
            db.Record("scores.level", FormattableString.Invariant($"{input.FiscalYear}"), new { level });
        }

        await db.SaveChangesAsync(ct);
        return result;
    }
}
