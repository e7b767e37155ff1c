using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Scoring;
using Prongsai.Assessment.WeakPoints;

namespace Prongsai.Site.Tests.Assessment;

public sealed class WeakPointTests
{
    private static readonly Dictionary<int, Pack> Packs = PackFiles.Shelf().Years.ToDictionary(y => y, PackFiles.Pack);

    [Fact]
    public void A_low_question_is_weak_and_counts_for_the_issue_it_feeds()
    {
        var found = Assert.Single(Find(2568, [("i12", 78.5m), ("i1", 85m)]));

        Assert.Equal(("i12", 4), (found.Code, found.IssueNo));
        Assert.Equal("ได้ 78.50 คะแนน ต่ำกว่าเกณฑ์ 85", found.Reason);
        Assert.Contains("i12", found.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fall_is_found_through_the_crosswalk_though_the_question_has_another_number()
    {
        var found = Assert.Single(Find(2567, [("i10", 90m)], [("i21", 93.4m)]));

        Assert.Equal("ลดลง 3.40 คะแนน จากปี 2566 (i21 ได้ 93.40)", found.Reason);
        Assert.Empty(Find(2567, [("i10", 92m)], [("i21", 93.4m)]));
    }

    [Fact]
    public void A_merged_question_is_compared_with_the_mean_of_its_old_ones()
    {
        var found = Assert.Single(Find(2567, [("e7", 88m)], [("e11", 95m), ("e12", 91m)]));

        Assert.Contains("ลดลง 5.00 คะแนน", found.Reason, StringComparison.Ordinal);
        Assert.Empty(Find(2567, [("e7", 88m)], [("e11", 95m)]));
    }

    [Fact]
    public void A_question_that_lost_its_meaning_is_not_compared() =>
        Assert.Empty(Find(2566, [("i9", 86m)], [("i9", 99m)]));

    [Fact]
    public void A_failed_item_is_weak_and_moves_with_the_crosswalk_of_the_next_year()
    {
        var found = Assert.Single(Find(2567, [("O16", 0m), ("O1", 100m)]));

        // O16 of 2567 became part of O12 of 2568, which feeds issue 5.
        Assert.Equal(("O16", 5, "ข้อ OIT ได้ 0 คะแนน"), (found.Code, found.IssueNo, found.Reason));
    }

    [Fact]
    public void An_item_that_passed_the_year_before_says_so()
    {
        var found = Assert.Single(Find(2568, [("O7", 0m)], [("O9", 100m)]));

        Assert.Equal("ข้อ OIT ได้ 0 คะแนน ทั้งที่ปี 2567 (O9) ได้ 100 คะแนน", found.Reason);
    }

    [Fact]
    public void An_indicator_is_listed_only_while_its_questions_are_unknown()
    {
        var alone = Assert.Single(Find(2568, [("4", 80m)]));
        Assert.Equal(("ตัวชี้วัดที่ 4", 4), (alone.Code, alone.IssueNo));

        Assert.Equal(["i12"], Find(2568, [("4", 80m), ("i10", 90m), ("i11", 90m), ("i12", 60m)]).Select(f => f.Code));
    }

    [Fact]
    public void An_office_may_set_its_own_threshold_and_fall()
    {
        Assert.Equal(2, Find(2568, [("i1", 91m), ("i2", 89m)], least: 92).Count);
        Assert.Single(Find(2568, [("i1", 91m)], [("i1", 91.6m)], fall: 0.5m));
    }

    [Fact]
    public void A_year_without_issues_has_weak_points_without_an_issue() =>
        Assert.Null(Assert.Single(Find(2564, [("i20", 50m)])).IssueNo);

    private static IReadOnlyList<FoundWeakPoint> Find(int year, (string, decimal)[] scores, (string, decimal)[]? before = null, decimal least = 85, decimal fall = 2) =>
        WeakPointRules.Find(Year(year, scores), before is null ? null : Year(year - 1, before), Packs[year + 1], least, fall);

    private static ScoredYear Year(int year, (string Code, decimal Value)[] scores)
    {
        var pack = Packs[year];
        var kinds = ScoreCodes.Of(pack).ToDictionary(c => c.Code, c => c.Kind);
        Dictionary<string, decimal> Part(ScoreKind kind) => scores.Where(s => kinds[s.Code] == kind).ToDictionary(s => s.Code, s => s.Value);
        var input = new ScoreInput(Part(ScoreKind.Question), Part(ScoreKind.Item), Part(ScoreKind.Indicator), Part(ScoreKind.Instrument));
        return new(pack, new Dictionary<string, ResultScore>(), input, Scores.Of(pack, input), null, default, "");
    }
}
