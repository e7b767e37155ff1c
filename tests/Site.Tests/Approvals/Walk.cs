using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;

namespace Prongsai.Site.Tests.Approvals;

/// <summary>A history of one approval, act by act, on the rule alone.</summary>
internal sealed class Walk
{
    private readonly Guid _id = Guid.CreateVersion7();

    public Walk(IReadOnlyList<int> stages, bool mayDecideAlone = false)
    {
        Stages = stages;
        Owner = Author;
        Course = new Course(new Way(stages, Author.Account, Author.Person, !mayDecideAlone));
        Write(ActKind.Started, "a");
    }

    public IReadOnlyList<int> Stages { get; }

    public Somebody Author { get; } = new(Guid.CreateVersion7(), Guid.CreateVersion7());

    /// <summary>Who answers for it now.</summary>
    public Somebody Owner { get; private set; }

    public Course Course { get; }

    public List<Act> Acts { get; } = [];

    public DateTime Now { get; private set; } = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);

    public IReadOnlyList<StepState> States => [.. Stages.Select((_, i) => Course.StateOf(i + 1))];

    public static Somebody Signer(int place) => new(new Guid(place, 0, 0, new byte[8]), new Guid(place, 1, 0, new byte[8]));

    public string? WhyNot(int place, DecisionWord word = DecisionWord.Agreed, string? hash = null, Somebody? who = null) =>
        Course.WhyNotDecide(place, word, hash ?? Course.Hash, who ?? Signer(place));

    public Walk Decide(int place, DecisionWord word = DecisionWord.Agreed)
    {
        Assert.Null(WhyNot(place, word));
        return Write(ActKind.Decided, Course.Hash, place, word: word);
    }

    public Walk Return(int place, int? to)
    {
        Assert.Null(Course.WhyNotReturn(place, to, Course.Hash));
        return Write(ActKind.Returned, Course.Hash, place, to: to);
    }

    public Walk Undo(int place) => Write(ActKind.Undone, Course.Hash, of: Course.Pending(place)!.Number);

    public Walk Settle()
    {
        Pass(10);
        while (Course.Due(Now) is [var first, ..])
        {
            Write(ActKind.Settled, first.Hash, of: first.Number);
        }

        return this;
    }

    public Walk SettleOnly(int place) => Write(ActKind.Settled, Course.Hash, of: Course.Pending(place)!.Number);

    public Walk SendAgain(string hash, Somebody? who = null) => Write(ActKind.SentAgain, hash, who: who);

    public Walk HandOver(Somebody to)
    {
        Owner = to;
        return Write(ActKind.HandedOver, Course.Hash, successor: to.Person);
    }

    public Walk Void() => Write(ActKind.Voided, Course.Hash);

    public Walk Withdraw() => Write(ActKind.Withdrawn, Course.Hash);

    public void Pass(int seconds) => Now = Now.AddSeconds(seconds);

    public Walk Write(ActKind kind, string hash, int? place = null, DecisionWord? word = null, int? to = null, int? of = null, Somebody? who = null, Guid? successor = null)
    {
        who ??= place is { } step ? Signer(step) : Author;
        var act = new Act
        {
            ApprovalId = _id,
            Number = Course.NextNumber,
            Kind = kind,
            At = Now,
            Place = place,
            Run = place is { } at ? Course.NextRun(at) : null,
            ToPlace = to,
            Word = word,
            OfNumber = of,
            ToPersonId = successor,
            Hash = hash,
            SettlesAt = place is null ? null : Now.AddSeconds(10),
            AccountId = who.Account,
            PersonId = who.Person,
        };
        Course.Add(act);
        Acts.Add(act);
        return this;
    }
}
