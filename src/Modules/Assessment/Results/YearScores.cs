using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Scoring;
using Prongsai.Platform;

namespace Prongsai.Assessment.Results;

/// <param name="Given">What was entered, by code.</param>
internal sealed record ScoredYear(
    Pack Pack, IReadOnlyDictionary<string, ResultScore> Given, ScoreInput Input, ScoreCard Card, string? OfficialLevel, DateTime ChangedAt, string ChangedBy)
{
    public string? Level => OfficialLevel ?? Card.Level;

    public bool LevelDiffers => OfficialLevel is not null && Card.Level is not null && OfficialLevel != Card.Level;

    public decimal? SubIndicator(string code) => Rounded.By(Pack.Scoring.Rounding, Card.SubIndicators[code]);

    /// <summary>The score that counts: entered, or computed from what was entered below it; rounded as reported.</summary>
    public decimal? Of(ScoreCode code)
    {
        var score = code.Kind switch
        {
            ScoreKind.Question => Card.Questions[code.Code].Value,
            ScoreKind.Indicator => Card.Indicators[code.Code].Value,
            ScoreKind.Instrument => Card.Instruments[code.Code].Value,
            ScoreKind.Total => Card.Total.Value,
            _ => Input.Items.TryGetValue(code.Code, out var item) ? item : null,
        };
        return Rounded.By(Pack.Scoring.Rounding, score);
    }
}

/// <summary>Reads a year's scores and computes what they make.</summary>
internal sealed class YearScores(AppDb db, Frameworks frameworks)
{
    /// <returns>Null when nothing was entered for the year.</returns>
    public async Task<ScoredYear?> ReadAsync(int fiscalYear, CancellationToken ct)
    {
        var result = await db.Set<AssessmentResult>().AsNoTracking().Include(r => r.Scores).SingleOrDefaultAsync(r => r.FiscalYear == fiscalYear, ct);
        if (result is null || (result.Scores.Count == 0 && result.OfficialLevel is null) || await frameworks.PackAsync(fiscalYear, ct) is not { } known)
        {
            return null;
        }

        // A code that a correction or a new file took away no longer counts, but its score stays stored.
        var codes = ScoreCodes.Of(known.Pack).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        var given = result.Scores.Where(s => codes.Contains(s.Code)).ToDictionary(s => s.Code, StringComparer.Ordinal);
        Dictionary<string, decimal> Part(ScoreKind kind) => given.Values.Where(s => s.Kind == kind).ToDictionary(s => s.Code, s => s.Value, StringComparer.Ordinal);
        var input = new ScoreInput(
            Part(ScoreKind.Question), Part(ScoreKind.Item), Part(ScoreKind.Indicator), Part(ScoreKind.Instrument),
            given.TryGetValue(ScoreCode.Total, out var total) ? total.Value : null);
        return new(known.Pack, given, input, Scores.Of(known.Pack, input), result.OfficialLevel, result.ChangedAt, result.ChangedBy);
    }

    /// <summary>Years (BE) with anything entered, ascending.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken ct) =>
        await db.Set<AssessmentResult>().AsNoTracking().Where(r => r.Scores.Any()).Select(r => r.FiscalYear).Order().Take(50).ToListAsync(ct);
}
