using FsCheck;
using FsCheck.Fluent;
using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Scoring;

namespace Prongsai.Site.Tests.Assessment;

public sealed class ScoreTests
{
    private static readonly Dictionary<int, Pack> Packs = PackFiles.Shelf().Years.ToDictionary(y => y, PackFiles.Pack);

    [Theory]
    [InlineData(2564, "94.73", "A")]
    [InlineData(2564, "96.08", "AA")]
    [InlineData(2565, "85", "A")]
    [InlineData(2565, "84.99", "B")]
    [InlineData(2564, "65", "C")]
    [InlineData(2564, "55", "D")]
    [InlineData(2564, "50", "E")]
    [InlineData(2564, "49.99", "F")]
    [InlineData(2564, "0", "F")]
    public void A_letter_hangs_on_the_total_alone(int year, string total, string level) =>
        Assert.Equal(level, Scores.Of(Packs[year], ScoreInput.Nothing with { Total = Number(total) }).Level);

    [Theory]
    [InlineData("95", "96", "97", "ผ่านดีเยี่ยม")]
    [InlineData("94.99", "99", "99", "ผ่านดี")]
    [InlineData("85", "85", "85", "ผ่านดี")]
    [InlineData("97", "84.64", "100", "ผ่าน")]
    [InlineData("84.99", "100", "100", "ผ่าน")]
    [InlineData("80", "80", "80", "ต้องปรับปรุง")]
    [InlineData("70", "70", "70", "ต้องปรับปรุง")]
    [InlineData("69.99", "70", "69.99", "ต้องปรับปรุงโดยด่วน")]
    public void Since_2566_every_instrument_counts(string iit, string eit, string oit, string level)
    {
        foreach (var year in new[] { 2566, 2567, 2568, 2569 })
            Assert.Equal(level, Scores.Of(Packs[year], Instruments(iit, eit, oit)).Level);
    }

    [Fact]
    public void A_total_of_94_64_with_a_weak_EIT_only_passes()
    {
        var card = Scores.Of(Packs[2568], Instruments("97.70", "84.43", "100"));

        Assert.Equal(94.64m, Rounded.By(Packs[2568].Scoring.Rounding, card.Total.Value));
        Assert.Equal("ผ่าน", card.Level);
    }

    [Fact]
    public void One_failed_item_in_a_small_sub_indicator_costs_four_times_one_in_a_sub_indicator_of_eight()
    {
        var pack = Packs[2564];

        Assert.Equal(97.5m, Oit(pack, "O10"), 12);     // 9.2 holds eight: 9 = (4×100 + 87.5) / 5 = 97.5
        Assert.Equal(75m, Oit(pack, "O42", "10"), 12); // 10.2 holds two: 10 = (100 + 50) / 2 = 75
        Assert.Equal(93.75m, Oit(pack, "O34", "10"), 12);
    }

    [Fact]
    public void An_indicator_is_known_only_when_all_of_it_is()
    {
        var pack = Packs[2568];
        var some = ScoreInput.Nothing with { Questions = new Dictionary<string, decimal> { ["i1"] = 90, ["i2"] = 80, ["i3"] = 100, ["i4"] = 50 } };
        var card = Scores.Of(pack, some);

        Assert.Equal(90m, card.Indicators["1"].Value);
        Assert.Null(card.Indicators["2"].Value);
        Assert.Null(card.Instruments["IIT"].Value);
        Assert.Null(card.Total.Value);
        Assert.Null(card.Level);
    }

    [Fact]
    public void Parts_make_their_question()
    {
        var parts = new Dictionary<string, decimal> { ["i1.1"] = 90, ["i1.2"] = 80 };

        Assert.Equal(85m, Scores.Of(Packs[2564], ScoreInput.Nothing with { Questions = parts }).Questions["i1"].Value);
    }

    [Fact]
    public void An_official_value_wins_and_its_difference_stays_visible()
    {
        var pack = Packs[2568];
        var input = Instruments("90", "90", "90") with
        {
            Indicators = pack.Indicators.Where(i => i.Instrument == "EIT").ToDictionary(i => i.Code, _ => 92m),
            Total = 91m,
        };
        var card = Scores.Of(pack, input);

        Assert.Equal(new Score(90m, 92m), card.Instruments["EIT"]);
        Assert.Equal(new Score(91m, 90m), card.Total);
    }

    [Fact]
    public void At_84_995_the_moment_of_rounding_decides_and_a_person_is_warned()
    {
        var pack = Packs[2568];
        var exact = pack with { Scoring = pack.Scoring with { Rounding = pack.Scoring.Rounding with { LevelOn = "exact" } } };
        var input = Instruments("84.995", "84.995", "84.995");

        Assert.Equal(("ผ่านดี", true), (Scores.Of(pack, input).Level, Scores.Of(pack, input).Borderline));
        Assert.Equal(("ต้องปรับปรุง", true), (Scores.Of(exact, input).Level, Scores.Of(exact, input).Borderline));
        Assert.False(Scores.Of(pack, Instruments("84.99", "84.99", "84.99")).Borderline);
    }

    [Theory]
    [InlineData("half-up", "84.995", "85")]
    [InlineData("half-even", "84.985", "84.98")]
    [InlineData("down", "84.999", "84.99")]
    public void A_pack_says_how_its_scores_are_rounded(string mode, string score, string shown) =>
        Assert.Equal(Number(shown), Rounded.By(new Rounding(2, mode, "rounded", Mark.G), Number(score)));

    [Fact]
    public void A_level_that_an_unknown_instrument_could_spoil_is_not_told()
    {
        var pack = Packs[2568];
        var input = new ScoreInput(ScoreInput.Nothing.Questions, ScoreInput.Nothing.Items, ScoreInput.Nothing.Indicators,
            new Dictionary<string, decimal> { ["IIT"] = 99 }, 90m);

        Assert.Null(Scores.Of(pack, input).Level);
        Assert.Equal("ต้องปรับปรุง", Scores.Of(pack, input with { Total = 80m }).Level);
    }

    [Fact]
    public void Whatever_the_items_the_scores_stay_between_0_and_100_and_a_better_item_never_lowers_them()
    {
        foreach (var pack in Packs.Values)
        {
            var marks = Gen.ArrayOf(Gen.Elements(0m, 100m), pack.Items.Count).ToArbitrary();
            Prop.ForAll(marks, Gen.Choose(0, pack.Items.Count - 1).ToArbitrary(), (scores, better) =>
            {
                var before = OitOf(pack, scores);
                scores[better] = 100m;
                var after = OitOf(pack, scores);
                return before is >= 0 and <= 100 && after >= before;
            }).QuickCheckThrowOnFailure();
        }
    }

    [Fact]
    public void Full_marks_everywhere_make_100_and_the_best_level_and_nothing_makes_0_and_the_worst()
    {
        foreach (var pack in Packs.Values)
        {
            Assert.Equal((100m, pack.Levels.Steps[0].Code), All(pack, 100m));
            Assert.Equal((0m, pack.Levels.Steps[^1].Code), All(pack, 0m));
        }
    }

    [Fact]
    public void Every_pair_of_total_and_instruments_has_a_level_and_a_better_total_never_a_worse_one()
    {
        var instruments = Gen.ArrayOf(Gen.Choose(0, 10000).Select(n => n / 100m), 3).ToArbitrary();
        foreach (var pack in Packs.Values)
        {
            var order = pack.Levels.Steps.Select(s => s.Code).ToList();
            Prop.ForAll(instruments, scores =>
            {
                var card = Scores.Of(pack, Of(scores));
                var better = Scores.Of(pack, Of([.. scores.Select(s => Math.Min(100m, s + 5m))]));
                return card.Level is not null && order.IndexOf(better.Level!) <= order.IndexOf(card.Level);
            }).QuickCheckThrowOnFailure();
        }
    }

    private static (decimal?, string?) All(Pack pack, decimal score)
    {
        var input = new ScoreInput(
            pack.Questions.ToDictionary(q => q.Code, _ => score), pack.Items.ToDictionary(i => i.Code, _ => score),
            ScoreInput.Nothing.Indicators, ScoreInput.Nothing.Instruments);
        var card = Scores.Of(pack, input);
        return (card.Total.Value, card.Level);
    }

    private static decimal? OitOf(Pack pack, decimal[] scores)
    {
        var items = pack.Items.Zip(scores).ToDictionary(p => p.First.Code, p => p.Second);
        return Scores.Of(pack, ScoreInput.Nothing with { Items = items }).Instruments["OIT"].Value;
    }

    private static decimal Oit(Pack pack, string failed, string indicator = "9") =>
        Scores.Of(pack, ScoreInput.Nothing with { Items = pack.Items.ToDictionary(i => i.Code, i => i.Code == failed ? 0m : 100m) })
            .Indicators[indicator].Value!.Value;

    private static ScoreInput Of(decimal[] scores) =>
        ScoreInput.Nothing with { Instruments = new Dictionary<string, decimal> { ["IIT"] = scores[0], ["EIT"] = scores[1], ["OIT"] = scores[2] } };

    private static ScoreInput Instruments(string iit, string eit, string oit) => Of([Number(iit), Number(eit), Number(oit)]);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
