using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;

namespace Prongsai.Site.Tests.Approvals;

/// <summary>The rule alone: no clock, no database.</summary>
public class CourseTests
{
    [Fact]
    public void Each_step_waits_for_those_before_and_the_last_one_decides()
    {
        var walk = new Walk([1, 2, 3]);
        Assert.Equal([StepState.Open, StepState.Waiting, StepState.Waiting], walk.States);
        Assert.Equal("approval.not-turn", walk.WhyNot(2));
        walk.Decide(1).Settle().Decide(2).Settle().Decide(3, DecisionWord.Approved).Settle();
        Assert.Equal(ApprovalState.Granted, walk.Course.State);
        Assert.Equal("approval.over", walk.WhyNot(3));
    }

    [Fact]
    public void Nothing_follows_from_a_decision_before_it_settles()
    {
        var walk = new Walk([1, 2]).Decide(1);
        Assert.Equal([StepState.Provisional, StepState.Waiting], walk.States);
        walk.Undo(1);
        Assert.Equal([StepState.Open, StepState.Waiting], walk.States);
    }

    [Fact]
    public void Steps_of_one_stage_go_side_by_side_and_the_next_waits_for_all()
    {
        var walk = new Walk([1, 1, 2]);
        Assert.Equal([StepState.Open, StepState.Open, StepState.Waiting], walk.States);
        walk.Decide(2).Settle();
        Assert.Equal([StepState.Open, StepState.Done, StepState.Waiting], walk.States);
        walk.Decide(1).Settle();
        Assert.Equal(StepState.Open, walk.States[2]);
    }

    [Fact]
    public void Sent_back_to_an_earlier_step_only_that_step_and_the_sender_run_again()
    {
        var walk = new Walk([1, 2, 3, 4]).Decide(1).Settle().Decide(2).Settle().Decide(3).Settle().Return(4, 2).Settle();
        Assert.Equal([StepState.Done, StepState.Open, StepState.Done, StepState.Waiting], walk.States);
        walk.Decide(2).Settle();
        Assert.Equal([StepState.Done, StepState.Done, StepState.Done, StepState.Open], walk.States);
    }

    [Fact]
    public void After_the_author_mended_the_content_every_step_runs_again_but_those_that_took_note()
    {
        var walk = new Walk([1, 2, 3]).Decide(1, DecisionWord.Noted).Settle().Decide(2).Settle().Return(3, null).Settle();
        Assert.Equal(ApprovalState.Returned, walk.Course.State);
        walk.SendAgain("b");
        Assert.Equal([StepState.Done, StepState.Open, StepState.Waiting], walk.States);
        Assert.Equal((2, "b"), (walk.Course.Round, walk.Course.Hash));
    }

    [Fact]
    public void After_the_author_only_answered_a_question_what_was_decided_stands()
    {
        var walk = new Walk([1, 2, 3]).Decide(1).Settle().Decide(2).Settle().Return(3, null).Settle().SendAgain("a");
        Assert.Equal([StepState.Done, StepState.Done, StepState.Open], walk.States);
    }

    [Fact]
    public void A_decision_on_the_old_content_that_settles_late_falls()
    {
        var walk = new Walk([1, 1, 2]).Return(1, null).Decide(2);
        walk.SettleOnly(1).SendAgain("b").Settle();
        Assert.Equal([StepState.Open, StepState.Open, StepState.Waiting], walk.States);
    }

    [Fact]
    public void A_change_makes_it_void_even_in_the_seconds_before_it_is_final()
    {
        var walk = new Walk([1, 2]).Decide(1).Settle().Decide(2, DecisionWord.Approved).Void();
        Assert.Equal(ApprovalState.Voided, walk.Course.State);
        Assert.Empty(walk.Course.Due(DateTime.MaxValue));
    }

    [Fact]
    public void An_opinion_against_goes_up_and_only_the_last_step_refuses()
    {
        var walk = new Walk([1, 2]).Decide(1, DecisionWord.Refused).Settle();
        Assert.Equal((ApprovalState.Running, StepState.Open), (walk.Course.State, walk.States[1]));
        walk.Decide(2, DecisionWord.Refused).Settle();
        Assert.Equal(ApprovalState.Refused, walk.Course.State);
    }

    [Fact]
    public void Who_sent_it_may_give_an_opinion_but_not_decide_neither_by_this_account_nor_as_this_person()
    {
        var walk = new Walk([1, 2]);
        Assert.Null(walk.WhyNot(1, who: walk.Author));
        walk.Decide(1).Settle();
        Assert.Equal("approval.own", walk.WhyNot(2, who: walk.Author));
        Assert.Equal("approval.own", walk.WhyNot(2, who: walk.Author with { Account = Guid.CreateVersion7() }));
        Assert.Equal("approval.own", walk.WhyNot(2, who: walk.Author with { Person = null }));
        Assert.Null(walk.WhyNot(2));
        Assert.Null(new Walk([1], mayDecideAlone: true) is var alone ? alone.WhyNot(1, who: alone.Author) : "");
    }

    [Fact]
    public void Who_took_it_over_answers_for_it_and_who_left_no_more()
    {
        var walk = new Walk([1, 2]).Return(1, null).Settle();
        var successor = Walk.Signer(9);
        Assert.Equal("approval.not-yours", walk.Course.WhyNotSendAgain(successor));
        walk.HandOver(successor);
        Assert.Equal("approval.not-yours", walk.Course.WhyNotSendAgain(walk.Author));
        Assert.Equal("approval.not-yours", walk.Course.WhyNotWithdraw(walk.Author));
        Assert.Null(walk.Course.WhyNotSendAgain(successor with { Account = Guid.CreateVersion7() }));
        Assert.Null(walk.Course.WhyNotWithdraw(successor));
        Assert.Equal((ApprovalState.Returned, "a", 1), (walk.Course.State, walk.Course.Hash, walk.Course.Round));
    }

    [Fact]
    public void Only_who_sent_it_is_kept_from_deciding_not_who_merely_took_it_over()
    {
        var walk = new Walk([1]).Return(1, null).Settle();
        var successor = Walk.Signer(1);
        walk.HandOver(successor).SendAgain("a");
        Assert.Null(walk.WhyNot(1, DecisionWord.Approved, who: successor));
        walk = new Walk([1]).Return(1, null).Settle().HandOver(successor).SendAgain("b", successor);
        Assert.Equal("approval.own", walk.WhyNot(1, DecisionWord.Approved, who: successor));
        Assert.Equal("approval.own", walk.WhyNot(1, DecisionWord.Approved, who: walk.Author));
    }

    [Fact]
    public void A_step_that_it_was_sent_back_to_knows_why_until_it_has_decided_anew()
    {
        var walk = new Walk([1, 2, 3]).Decide(1).Settle().Decide(2).Settle().Return(3, 1);
        Assert.Null(walk.Course.CameBack(1));
        walk.Settle();
        Assert.Equal(3, walk.Course.CameBack(1)?.Place);
        Assert.Null(walk.Course.CameBack(2));
        Assert.Equal([StepState.Open, StepState.Done, StepState.Waiting], walk.States);
        Assert.Null(walk.Decide(1).Settle().Course.CameBack(1));
        Assert.Null(walk.Return(3, 1).Settle().Return(1, null).Settle().SendAgain("b").Course.CameBack(1));
    }

    [Theory]
    [InlineData("a", new[] { StepState.Done, StepState.Done, StepState.Done, StepState.Open })]
    [InlineData("b", new[] { StepState.Open, StepState.Waiting, StepState.Waiting, StepState.Waiting })]
    public void What_stood_before_the_sender_stands_for_the_same_content_and_is_asked_again_for_another(string hash, StepState[] after)
    {
        var walk = new Walk([1, 2, 3, 4]).Decide(1).Settle().Decide(2).Settle().Decide(3).Settle().Return(4, null).Settle();
        Assert.Equal(after, walk.SendAgain(hash).States);
    }

    [Fact]
    public void Only_the_last_step_says_approved_and_only_of_what_was_read()
    {
        var walk = new Walk([1, 2]);
        Assert.Equal("approval.word", walk.WhyNot(1, DecisionWord.Approved));
        Assert.Equal("approval.changed", walk.WhyNot(1, hash: "b"));
        Assert.Equal("approval.return-to", walk.Course.WhyNotReturn(1, 1, "a"));
        Assert.Equal("approval.return-to", walk.Course.WhyNotReturn(1, 7, "a"));
        Assert.Null(walk.Course.WhyNotReturn(1, null, "a"));
    }

    [Fact]
    public void Undoing_is_for_the_same_person_and_for_ten_seconds()
    {
        var walk = new Walk([1, 2]).Decide(1);
        var act = walk.Course.Pending(1)!;
        Assert.Equal("approval.undo-not-yours", walk.Course.WhyNotUndo(act.Number, Guid.CreateVersion7(), walk.Now));
        Assert.Null(walk.Course.WhyNotUndo(act.Number, act.AccountId!.Value, walk.Now));
        Assert.Equal("approval.undo-late", walk.Course.WhyNotUndo(act.Number, act.AccountId!.Value, act.SettlesAt!.Value));
    }
}
