using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.WeakPoints;
using Prongsai.Platform;

namespace Prongsai.Assessment.Results;

/// <summary>Keeps scores of one or more years, and draws the weak points anew from them. All or nothing.</summary>
internal sealed class SaveScores(AppDb db, Frameworks frameworks, RecomputeWeakPoints weakPoints, YearStamp stamp)
{
    public const int MostLines = 1_000;

    /// <param name="Value">Null takes the score away.</param>
    public sealed record Line(int FiscalYear, string Code, decimal? Value);

    public sealed record Input(IReadOnlyList<Line> Lines, ScoreSource Source);

    public sealed record Saved(int Added, int Changed, int Removed, IReadOnlyList<int> Years);

    public async Task<Outcome<Saved>> HandleAsync(Input input, CancellationToken ct)
    {
        if (input.Lines.Count is 0 or > MostLines)
        {
            return new Refusal(input.Lines.Count == 0 ? "scores.none" : "scores.too-many", "", MostLines);
        }

        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        try
        {
            var (added, changed, removed) = (0, 0, 0);
            var years = input.Lines.Select(l => l.FiscalYear).Distinct().Order().ToArray();
            foreach (var year in years)
            {
                var lines = input.Lines.Where(l => l.FiscalYear == year).ToArray();
                if (await RefusedAsync(year, lines, ct) is { } refusal)
                {
                    db.ChangeTracker.Clear();
                    return refusal;
                }

                var result = await stamp.ResultAsync(year, ct);
                var kinds = ScoreCodes.Of((await frameworks.PackAsync(year, ct))!.Pack).ToDictionary(c => c.Code, c => c.Kind, StringComparer.Ordinal);
                foreach (var line in lines)
                {
                    var had = result.Scores.FirstOrDefault(s => s.Code == line.Code);
                    if (line.Value is not { } value)
                    {
                        removed += had is null ? 0 : 1;
                        Remove(result, had);
                    }
                    else if (had is null)
                    {
                        added++;
                        var score = new ResultScore { ResultId = result.Id, Code = line.Code, Kind = kinds[line.Code], Value = value, Source = input.Source };
                        result.Scores.Add(score);
                        db.Add(score);
                    }
                    else if (had.Value != value || had.Source != input.Source)
                    {
                        changed++;
                        (had.Value, had.Source) = (value, input.Source);
                    }
                }

                db.Record("scores.saved", FormattableString.Invariant($"{year}"), new { added, changed, removed, source = input.Source.ToString() });
            }

            await db.SaveChangesAsync(ct);
            foreach (var target in years.SelectMany(y => new[] { y + 1, y + 2 }).Distinct())
            {
                await weakPoints.HandleAsync(target, ct);
            }

            if (own is not null)
            {
                await own.CommitAsync(ct);
            }

            return new Saved(added, changed, removed, years);
        }
        catch (DbUpdateException) when (own is not null)
        {
            // Somebody else saved the same year for the first time in the same moment: unique (agency, year).
            db.ChangeTracker.Clear();
            return new Refusal("scores.at-once");
        }
        finally
        {
            if (own is not null)
            {
                await own.DisposeAsync();
            }
        }
    }

    private void Remove(AssessmentResult result, ResultScore? score)
    {
        if (score is not null)
        {
            result.Scores.Remove(score);
            db.Remove(score);
        }
    }

    private async Task<Refusal?> RefusedAsync(int year, Line[] lines, CancellationToken ct)
    {
        if (await frameworks.PackAsync(year, ct) is not { } known)
        {
            return new Refusal("framework.no-year", "", year);
        }

        var codes = ScoreCodes.Of(known.Pack).ToDictionary(c => c.Code, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var field = $"Scores[{line.Code}]";
            if (!codes.TryGetValue(line.Code, out var code))
            {
                return new Refusal("scores.unknown", field, line.Code, year);
            }

            if (line.Value is { } value && ScoreText.Problem(value, code.Kind) is { } problem)
            {
                return new Refusal("scores.value", field, code.Label, problem);
            }
        }

        return lines.GroupBy(l => l.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? new Refusal("scores.twice", "", twice.Key, year)
            : null;
    }
}
