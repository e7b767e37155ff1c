using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Rule;

/// <summary>What of a route and its author the rule needs: copied when the approval started.</summary>
/// <param name="Stages">Stage of each step, ascending from 1; the last step is alone in its stage and decides.</param>
internal sealed record Way(IReadOnlyList<int> Stages, Guid AuthorAccount, Guid? AuthorPerson, bool AuthorMayNotDecide);

/// <summary>Who acts, as the rule needs it.</summary>
internal sealed record Somebody(Guid Account, Guid? Person)
{
    /// <summary>The same account, or the same person at another one.</summary>
    public bool Is(Somebody other) => (Account == other.Account && Account != Guid.Empty) || (Person is not null && Person == other.Person);

    public static Somebody Of(CurrentUser user) => new(user.AccountId, user.PersonId);
}

/// <summary>
/// The rule of approvals, without clock or database: how far it is, as it follows from the acts so far, and what may be done next.
/// A decision counts for the content it was made on. Taking note (ทราบ) before the last step binds to no content and outlives a change.
/// </summary>
internal sealed class Course(Way way)
{
    private readonly List<Act> _acts = [];
    private readonly Act?[] _standing = new Act?[way.Stages.Count];
    private readonly Act?[] _pending = new Act?[way.Stages.Count];
    private readonly Act?[] _back = new Act?[way.Stages.Count];
    private readonly List<Somebody> _senders = [new(way.AuthorAccount, way.AuthorPerson)];

    public static Course Of(Way way, IEnumerable<Act> acts)
    {
        var course = new Course(way);
        foreach (var act in acts)
        {
            course.Add(act);
        }

        return course;
    }

    public int Steps => way.Stages.Count;

    public ApprovalState State { get; private set; }

    public string Hash { get; private set; } = "";

    public int Round { get; private set; }

    /// <summary>Why it was returned, is void or was withdrawn.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who answers for it in the place of its sender; null while it was not handed over.</summary>
    public Guid? OwnerPerson { get; private set; }

    public string OwnerName { get; private set; } = "";

    public int NextNumber => _acts.Count + 1;

    public bool IsOver => State is not (ApprovalState.Running or ApprovalState.Returned);

    public Act? Standing(int place) => _standing[place - 1];

    /// <summary>Decided or returned a moment ago, not settled.</summary>
    public Act? Pending(int place) => _pending[place - 1];

    /// <summary>The return that opened this step again; null once it has decided anew, or when it was never sent back to.</summary>
    public Act? CameBack(int place) => Standing(place) is null && !IsOver ? _back[place - 1] : null;

    public bool Decides(int place) => place == Steps;

    public int NextRun(int place) => 1 + _acts.Count(a => a.Place == place);

    public StepState StateOf(int place) => Pending(place) is not null ? StepState.Provisional
        : Standing(place) is not null ? StepState.Done
        : IsOpen(place) ? StepState.Open
        : StepState.Waiting;

    /// <summary>Acts whose time to undo is over at <paramref name="now"/> and that have no effect yet, oldest first.</summary>
    public IReadOnlyList<Act> Due(DateTime now) => [.. _pending.OfType<Act>().Where(a => a.SettlesAt <= now).OrderBy(a => a.Number)];

    /// <summary>Whether an act has its effect when it settles: nothing that was said about other content does.</summary>
    public bool Holds(Act act) => act.Hash == Hash || (act is { Kind: ActKind.Decided, Word: DecisionWord.Noted, Place: { } place } && !Decides(place));

    /// <summary>Code of the refusal; null when this person may decide on this content at this step.</summary>
    public string? WhyNotDecide(int place, DecisionWord word, string hash, Somebody who)
    {
        if (WhyNotAct(place, hash) is { } code)
        {
            return code;
        }

        return Decides(place) && way.AuthorMayNotDecide && HasSent(who) ? "approval.own"
            : !DecisionWords.For(Decides(place)).Contains(word) ? "approval.word"
            : null;
    }

    /// <param name="to">A step of an earlier stage; null: the author.</param>
    public string? WhyNotReturn(int place, int? to, string hash) =>
        WhyNotAct(place, hash)
        ?? (to is { } target && (target < 1 || target > Steps || way.Stages[target - 1] >= way.Stages[place - 1]) ? "approval.return-to" : null);

    public string? WhyNotUndo(int number, Guid account, DateTime now) =>
        _pending.FirstOrDefault(a => a?.Number == number) is not { } act || act.SettlesAt <= now ? "approval.undo-late"
        : act.AccountId != account ? "approval.undo-not-yours"
        : null;

    /// <summary>May mend it, send it again and take it back: its sender, or who took it over from the sender.</summary>
    public bool IsOwner(Somebody who) => OwnerPerson is { } owner ? who.Person == owner : who.Is(new(way.AuthorAccount, way.AuthorPerson));

    /// <summary>Sent it, now or in an earlier round. Who only took it over and sent nothing is not among them.</summary>
    public bool HasSent(Somebody who) => _senders.Exists(who.Is);

    public string? WhyNotSendAgain(Somebody who) =>
        !IsOwner(who) ? "approval.not-yours" : State != ApprovalState.Returned ? "approval.not-returned" : null;

    public string? WhyNotWithdraw(Somebody who) => !IsOwner(who) ? "approval.not-yours" : IsOver ? "approval.over" : null;

    /// <summary>Takes the next act; the guards above were asked before.</summary>
    public void Add(Act act)
    {
        _acts.Add(act);
        switch (act.Kind)
        {
            case ActKind.Started:
                (State, Hash, Round) = (ApprovalState.Running, act.Hash, 1);
                break;
            case ActKind.SentAgain:
                (State, Hash, Round, Reason) = (ApprovalState.Running, act.Hash, Round + 1, "");
                _senders.Add(new(act.AccountId ?? Guid.Empty, act.PersonId));
                DropWhatFell();
                break;
            case ActKind.Decided or ActKind.Returned:
                _pending[act.Place!.Value - 1] = act;
                break;
            case ActKind.Undone:
                Take(act.OfNumber!.Value);
                break;
            case ActKind.Settled:
                Settle(Take(act.OfNumber!.Value));
                break;
            case ActKind.Voided:
                End(ApprovalState.Voided, act.Opinion);
                break;
            case ActKind.Withdrawn:
                End(ApprovalState.Withdrawn, act.Opinion);
                break;
            case ActKind.HandedOver:
                (OwnerPerson, OwnerName) = (act.ToPersonId, act.Whom);
                break;
        }
    }

    private string? WhyNotAct(int place, string hash) =>
        State == ApprovalState.Returned ? "approval.with-author"
        : IsOver ? "approval.over"
        : Pending(place) is not null || Standing(place) is not null ? "approval.moved"
        : !IsOpen(place) ? "approval.not-turn"
        : hash != Hash ? "approval.changed"
        : null;

    private bool IsOpen(int place) => State == ApprovalState.Running && Standing(place) is null
        && Enumerable.Range(1, Steps).All(p => way.Stages[p - 1] >= way.Stages[place - 1] || Standing(p) is not null);

    private Act Take(int number)
    {
        var at = Array.FindIndex(_pending, a => a?.Number == number);
        var act = _pending[at]!;
        _pending[at] = null;
        return act;
    }

    private void Settle(Act act)
    {
        if (!Holds(act))
        {
            return;
        }

        if (act.Kind == ActKind.Decided)
        {
            _back[act.Place!.Value - 1] = null;
            _standing[act.Place!.Value - 1] = act;
            if (Decides(act.Place.Value))
            {
                End(act.Word == DecisionWord.Refused ? ApprovalState.Refused : ApprovalState.Granted, "");
            }
        }
        else if (act.ToPlace is { } to)
        {
            (_standing[to - 1], _back[to - 1]) = (null, act);
        }
        else
        {
            (State, Reason) = (ApprovalState.Returned, act.Opinion);
        }
    }

    private void DropWhatFell()
    {
        Array.Clear(_back);
        for (var i = 0; i < _standing.Length; i++)
        {
            _standing[i] = _standing[i] is { } act && Holds(act) ? act : null;
        }
    }

    private void End(ApprovalState state, string reason)
    {
        (State, Reason) = (state, reason);
        Array.Clear(_pending);
    }
}
