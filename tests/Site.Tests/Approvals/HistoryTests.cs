using Prongsai.Approvals;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Approvals;

/// <summary>A thousand histories of approvals in which people do whatever comes to their mind, allowed or not, judged afterwards from the acts alone.</summary>
public class HistoryTests
{
    private const int Histories = 1_000;
    private static readonly DecisionWord[] AllWords = Enum.GetValues<DecisionWord>();

    [Fact]
    public void Whatever_people_do_nothing_ends_without_its_whole_route_on_the_very_content()
    {
        var ends = new Dictionary<ApprovalState, int>();
        for (var seed = 1; seed <= Histories; seed++)
        {
            var dice = new Dice((ulong)seed);
            var walk = new Walk(Stages(dice));
            var log = new Log(walk);
            for (var i = 0; i < 60; i++)
            {
                Anything(walk, dice);
                log.Listen();
                Judge(walk, seed);
            }

            log.Judge(seed);
            ends[walk.Course.State] = ends.GetValueOrDefault(walk.Course.State) + 1;
        }

        // The dice reach every end, or the test proves nothing.
        Assert.All(Enum.GetValues<ApprovalState>(), state => Assert.True(ends.GetValueOrDefault(state) >= 5, $"{state}: {ends.GetValueOrDefault(state)}"));
    }

    private static int[] Stages(Dice dice)
    {
        var steps = 2 + dice.Of(5);
        var stages = new int[steps];
        for (var i = 0; i < steps; i++)
        {
            stages[i] = i == 0 ? 1 : i == steps - 1 || dice.Of(3) > 0 ? stages[i - 1] + 1 : stages[i - 1];
        }

        return stages;
    }

    /// <summary>One attempt. Forms may be old, the person may be the author, the step may be another's turn.</summary>
    private static void Anything(Walk walk, Dice dice)
    {
        var course = walk.Course;
        var place = 1 + dice.Of(course.Steps);
        var hash = dice.Of(8) == 0 ? "other" : course.Hash;
        switch (dice.Of(20))
        {
            case < 11:
                var (word, who) = (AllWords[dice.Of(AllWords.Length)], dice.Of(6) == 0 ? walk.Author : Walk.Signer(place));
                if (course.WhyNotDecide(place, word, hash, who) is null)
                {
                    walk.Write(ActKind.Decided, hash, place, word: word, who: who);
                }

                break;
            case 11:
                int? to = dice.Of(2) == 0 ? null : dice.Of(course.Steps + 2);
                if (course.WhyNotReturn(place, to, hash) is null)
                {
                    walk.Write(ActKind.Returned, hash, place, to: to);
                }

                break;
            case 12:
                if (course.Pending(place) is { } act && course.WhyNotUndo(act.Number, dice.Of(3) == 0 ? Guid.Empty : act.AccountId!.Value, walk.Now) is null)
                {
                    walk.Write(ActKind.Undone, course.Hash, of: act.Number);
                }

                break;
            case 13 or 14:
                if (course.WhyNotSendAgain(dice.Of(6) == 0 ? walk.Author : walk.Owner) is null)
                {
                    walk.SendAgain(dice.Of(3) == 0 ? course.Hash : "content " + course.NextNumber, walk.Owner);
                }

                break;
            case 15 when dice.Of(6) == 0 && course.State == ApprovalState.Running:
                walk.Void();
                break;
            case 16 when dice.Of(6) == 0 && course.WhyNotWithdraw(walk.Owner) is null:
                walk.Withdraw();
                break;
            case 17 when dice.Of(4) == 0 && !course.IsOver:
                walk.HandOver(Walk.Signer(1 + dice.Of(course.Steps + 2)));
                break;
            default:
                walk.Pass(dice.Of(12));
                if (course.Due(walk.Now) is [var first, ..])
                {
                    walk.Write(ActKind.Settled, first.Hash, of: first.Number);
                }

                break;
        }
    }

    private static void Judge(Walk walk, int seed)
    {
        var (course, acts) = (walk.Course, walk.Acts);
        var bound = acts.Last(a => a.Kind is ActKind.Started or ActKind.SentAgain).Hash;
        Assert.True(course.Hash == bound, $"{seed}: bound to other content than was sent");
        if (!course.IsOver)
        {
            return;
        }

        Assert.All(Enumerable.Range(1, course.Steps), p => Assert.NotNull(course.WhyNotDecide(p, DecisionWord.Agreed, course.Hash, Walk.Signer(p))));
        if (course.State is not (ApprovalState.Granted or ApprovalState.Refused))
        {
            return;
        }

        var settled = acts.Where(a => a.Kind == ActKind.Settled).ToDictionary(a => a.OfNumber!.Value, a => a.Number);
        for (var place = 1; place <= course.Steps; place++)
        {
            // The latest effect on this step must be a decision of its own, settled, on the content that ended (or that only took note).
            var last = place == course.Steps;
            var given = acts.Where(a => a.Kind == ActKind.Decided && a.Place == place && settled.ContainsKey(a.Number)
                && (a.Hash == bound || (a.Word == DecisionWord.Noted && !last))).Select(a => settled[a.Number]).DefaultIfEmpty(0).Max();
            var opened = acts.Where(a => a.Kind == ActKind.Returned && a.ToPlace == place && settled.ContainsKey(a.Number) && a.Hash == bound)
                .Select(a => settled[a.Number]).DefaultIfEmpty(0).Max();
            Assert.True(given > opened, $"{seed}: step {place} did not decide on the content that ended");
        }

        var decider = acts.Single(a => a.Number == acts.Last(s => s.Kind == ActKind.Settled).OfNumber);
        Assert.Equal((course.Steps, bound), (decider.Place, decider.Hash));
        Assert.NotEqual(walk.Author.Account, decider.AccountId);
        Assert.NotEqual(walk.Author.Person, decider.PersonId);
        Assert.DoesNotContain(acts, a => a.Kind == ActKind.SentAgain && a.Number < decider.Number && a.PersonId == decider.PersonId);
        Assert.DoesNotContain(acts, a => a.Kind == ActKind.Undone && a.OfNumber == decider.Number);
        Assert.Equal(decider.Word != DecisionWord.Refused, course.State == ApprovalState.Granted);
    }

    /// <summary>Hears the events of each act as the house would.</summary>
    private sealed class Log(Walk walk)
    {
        private readonly List<IEvent> _heard = [];
        private readonly Course _again = new(new Way(walk.Stages, walk.Author.Account, walk.Author.Person, true));
        private int _read;

        public void Listen()
        {
            foreach (var act in walk.Acts.Skip(_read).ToList())
            {
                _read++;
                var meant = act.Kind == ActKind.Settled ? walk.Acts.First(a => a.Number == act.OfNumber) : null;
                var effect = meant is not null && _again.Holds(meant) ? meant : null;
                _again.Add(act);
                _heard.AddRange(Facts.Of(File(), act, effect));
            }
        }

        public void Judge(int seed)
        {
            var acts = walk.Acts;
            Assert.True(_again.State == walk.Course.State, $"{seed}: reading the acts again gives another state");
            Assert.Equal(acts.Count(a => a.Kind is ActKind.Started or ActKind.SentAgain), _heard.OfType<ApprovalStarted>().Count());
            Assert.Equal(acts.Count(a => a.Kind == ActKind.Voided), _heard.OfType<ApprovalVoided>().Count());
            Assert.Equal(acts.Count(a => a.Kind == ActKind.Withdrawn), _heard.OfType<ApprovalWithdrawn>().Count());
            Assert.Equal(walk.Course.State is ApprovalState.Granted or ApprovalState.Refused ? 1 : 0, _heard.OfType<ApprovalCompleted>().Count());
            Assert.All(_heard.OfType<ApprovalCompleted>(), done =>
            {
                Assert.Equal(walk.Course.Steps, done.Steps.Count);
                Assert.Equal(walk.Course.Hash, done.Hash);
                Assert.Equal(done.Granted, walk.Course.State == ApprovalState.Granted);
            });
            var settled = acts.Count(a => a.Kind == ActKind.Settled);
            Assert.InRange(_heard.OfType<ApprovalStepDecided>().Count() + _heard.OfType<ApprovalReturned>().Count(), 0, settled);
        }

        private Dossier File() => new(
            new Approval
            {
                SubjectType = "paper",
                SubjectId = Guid.Empty,
                Title = "เรื่อง",
                Hash = _again.Hash,
                Urgent = false,
                RouteName = "",
                AuthorMayNotDecide = true,
                StartedByAccountId = walk.Author.Account,
                StartedByName = "",
                StartedAt = walk.Now,
            }, [], walk.Acts, _again);
    }

    /// <summary>Throws the same on every machine.</summary>
    private sealed class Dice(ulong seed)
    {
        private ulong _state = (seed * 0x9E3779B97F4A7C15) | 1;

        public int Of(int sides)
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return (int)(_state % (ulong)sides);
        }
    }
}
