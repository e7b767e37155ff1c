using Prongsai.Assessment.Scoring;

namespace Prongsai.Assessment.Results;

/// <summary>One line of the results page: what was entered beside what the scores below make.</summary>
/// <param name="Note">Thai; empty when nothing is to be said.</param>
internal sealed record ScoreRow(ScoreCode Code, decimal? Given, ScoreSource? Source, decimal? Computed, string Note)
{
    public bool Differs => Given is not null && Computed is not null && Given != Computed;

    public static IReadOnlyList<ScoreRow> Of(ScoredYear year, params ScoreKind[] kinds)
    {
        var rounding = year.Pack.Scoring.Rounding;
        ScoreRow Row(ScoreCode code)
        {
            var score = code.Kind switch
            {
                ScoreKind.Question => year.Card.Questions[code.Code],
                ScoreKind.Indicator => year.Card.Indicators[code.Code],
                ScoreKind.Instrument => year.Card.Instruments[code.Code],
                ScoreKind.Total => year.Card.Total,
                _ => new Score(year.Input.Items.TryGetValue(code.Code, out var item) ? item : null, null),
            };
            var (given, computed) = (Rounded.By(rounding, score.Given), Rounded.By(rounding, score.Computed));
            return new(code, given, year.Given.TryGetValue(code.Code, out var stored) ? stored.Source : null, computed, Say(given, computed));
        }

        return [.. ScoreCodes.Of(year.Pack).Where(c => kinds.Contains(c.Kind)).Select(Row)];
    }

    private static string Say(decimal? given, decimal? computed) => (given, computed) switch
    {
        ({ } g, { } c) when g == c => "ตรงกัน",
        ({ } g, { } c) when Math.Abs(g - c) <= 0.01m => "ต่างกัน 0.01 อาจเกิดจากการปัดเศษ",
        ({ } g, { } c) => $"ต่างกัน {ScoreText.Shown(Math.Abs(g - c))} โปรดตรวจคะแนนที่กรอก",
        _ => "",
    };
}
