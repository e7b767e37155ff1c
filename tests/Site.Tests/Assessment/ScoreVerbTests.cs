using System.Text;
using System.Text.Json;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Scoring;

namespace Prongsai.Site.Tests.Assessment;

public sealed class ScoreVerbTests
{
    private static readonly ScoreVerb Verb = new(PackFiles.Shelf());

    [Fact]
    public void Instruments_make_a_total_and_a_level_in_the_promised_shape()
    {
        var answer = Verb.Score(Json("""{"instruments":{"IIT":95,"EIT":90.5,"OIT":97.555}}"""), "ita-2564");
        var json = JsonSerializer.Serialize(answer.Sheet);

        Assert.Null(answer.Error);
        Assert.Equal("""
            {"indicators":{"1":null,"2":null,"3":null,"4":null,"5":null,"6":null,"7":null,"8":null,"9":null,"10":null},"instruments":{"IIT":95,"EIT":90.5,"OIT":97.56},"total":94.67,"level":"A"}
            """, json);
    }

    [Fact]
    public void Indicators_make_their_instrument_and_unknown_ones_stay_null()
    {
        var sheet = Verb.Score(Json("""{"indicators":{"6":90,"7":80,"8":81,"9":100}}"""), "ita-2568").Sheet!;

        Assert.Equal(83.67m, sheet.Instruments["EIT"]);
        Assert.Null(sheet.Instruments["OIT"]);
        Assert.Null(sheet.Total);
    }

    [Fact]
    public void Values_that_contradict_each_other_are_told()
    {
        var sheet = Verb.Score(Json("""{"indicators":{"6":90,"7":90,"8":90},"instruments":{"EIT":91}}"""), "ita-2568").Sheet!;

        Assert.Equal(91m, sheet.Instruments["EIT"]);
        Assert.Equal([new ScoreDifference("EIT", 91m, 90m)], sheet.Differences!);
    }

    [Theory]
    [InlineData("""{"questions":{"i99":90}}""", "questions.i99")]
    [InlineData("""{"questions":{"O1":90}}""", "questions.O1")]
    [InlineData("""{"questions":{"i1":100.01}}""", "questions.i1")]
    [InlineData("""{"questions":{"i1":-0.01}}""", "questions.i1")]
    [InlineData("""{"questions":{"i1":1e400}}""", "questions.i1")]
    [InlineData("""{"questions":{"i1":"90"}}""", "questions.i1")]
    [InlineData("""{"questions":{"i1":null}}""", "questions.i1")]
    [InlineData("""{"questions":{"i1":9223372036854775808}}""", "questions.i1")]
    [InlineData("""{"items":{"O1":50}}""", "items.O1")]
    [InlineData("""{"items":{"O29":100}}""", "items.O29")]
    [InlineData("""{"indicators":{"11":90}}""", "indicators.11")]
    [InlineData("""{"instruments":{"iit":90}}""", "instruments.iit")]
    [InlineData("""{"instrument":{"IIT":90}}""", "instrument")]
    [InlineData("""{"items":[]}""", "items")]
    [InlineData("""{"questions":{"i1":NaN}}""", "บรรทัดที่ 1")]
    [InlineData("""{"items":{"O1":100,"O1":0}}""", "JSON")]
    [InlineData("[]", "instruments")]
    [InlineData("", "JSON")]
    public void Wrong_input_is_refused_in_one_line_that_names_the_member(string json, string named)
    {
        var answer = Verb.Score(Json(json), "ita-2568");

        Assert.Null(answer.Sheet);
        Assert.False(answer.WrongCall);
        Assert.Contains(named, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', answer.Error!);
    }

    [Fact]
    public void Deep_and_huge_input_is_refused()
    {
        Assert.NotNull(Verb.Score(Json(string.Concat(Enumerable.Repeat("[", 10_000))), "ita-2568").Error);
        Assert.Contains("1 MB", Verb.Score(new MemoryStream(new byte[2 << 20]), "ita-2568").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_escape_sequence_in_a_name_does_not_reach_the_terminal()
    {
        var error = Verb.Score(Json("{\"questions\":{\"\\u001b[31mi1\\u202e\\u2028\":90}}"), "ita-2568").Error!;

        Assert.DoesNotContain(error, c => c is '\u001b' or '\u202e' or '\u2028');
    }

    [Fact]
    public void An_unknown_pack_is_a_wrong_call()
    {
        var answer = Verb.Score(Json("{}"), "ita-2499");

        Assert.True(answer.WrongCall);
        Assert.Contains("ita-2568", answer.Error, StringComparison.Ordinal);
    }

    private static MemoryStream Json(string text) => new(Encoding.UTF8.GetBytes(text));
}
