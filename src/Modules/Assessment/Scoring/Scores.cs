using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Scoring;

/// <summary>
/// The formula: a question is the mean of its parts; an IIT or EIT indicator the mean of its questions; a sub-indicator the mean of its
/// items; an OIT indicator the mean of its sub-indicators; an instrument the mean of its indicators; the total the weighted sum.
/// Checked against published scores of FY2563–2564. A mean is known only when all of it is known. Nothing is rounded on the way.
/// </summary>
internal static class Scores
{
    public static ScoreCard Of(Pack pack, ScoreInput input)
    {
        var questions = pack.Questions.ToDictionary(
            q => q.Code,
            q => new Score(Get(input.Questions, q.Code), q.Parts is null ? null : Mean(q.Parts.Select(p => Get(input.Questions, p.Code)))));
        var subs = pack.SubIndicators.ToDictionary(
            s => s.Code, s => Mean(pack.Items.Where(i => i.SubIndicator == s.Code).Select(i => Get(input.Items, i.Code))));
        var indicators = pack.Indicators.ToDictionary(
            i => i.Code,
            i => new Score(Get(input.Indicators, i.Code), Mean(pack.Questions.Where(q => q.Indicator == i.Code).Select(q => questions[q.Code].Value)
                .Concat(pack.SubIndicators.Where(s => s.Indicator == i.Code).Select(s => subs[s.Code])))));
        var instruments = pack.Instruments.ToDictionary(
            i => i.Code,
            i => new Score(Get(input.Instruments, i.Code), Mean(pack.Indicators.Where(n => n.Instrument == i.Code).Select(n => indicators[n.Code].Value))));
        var total = new Score(input.Total, Weighted(pack, instruments));
        var each = instruments.Values.Select(i => i.Value).ToArray();
        return new(questions, subs, indicators, instruments, total, LevelOf.Scores(pack, total.Value, each), LevelOf.Borderline(pack, total.Value, each));
    }

    private static decimal? Get(IReadOnlyDictionary<string, decimal> scores, string code) => scores.TryGetValue(code, out var score) ? score : null;

    private static decimal? Mean(IEnumerable<decimal?> scores)
    {
        var (sum, count) = (0m, 0);
        foreach (var score in scores)
        {
            if (score is not { } known)
                return null;
            sum += known;
            count++;
        }

        return count == 0 ? null : sum / count;
    }

    private static decimal? Weighted(Pack pack, Dictionary<string, Score> instruments)
    {
        var sum = 0m;
        foreach (var instrument in pack.Instruments)
        {
            if (instruments[instrument.Code].Value is not { } known)
                return null;
            sum += known * instrument.Weight;
        }

        return sum / 100;
    }
}
