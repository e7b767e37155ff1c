using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals;

/// <summary>Who may see an approval, and which of its steps is theirs to decide now.</summary>
internal sealed class Access(Signatories signatories, CurrentUser user)
{
    public Guid Account => user.AccountId;

    public Guid? Person => user.PersonId;

    public bool MayAct => user.Can(ApprovalsPermissions.Act);

    public async Task<bool> MaySeeAsync(Dossier file, CancellationToken ct) =>
        user.Can(ApprovalsPermissions.ViewAll) || file.Approval.StartedByAccountId == user.AccountId || IsOwner(file) || file.Acts.Any(a => a.AccountId == user.AccountId)
        || (await signatories.MineAsync(ct)).Intersect(file.Steps.Select(s => s.PositionId)).Any();

    public bool IsOwner(Dossier file) => file.Course.IsOwner(Somebody.Of(user));

    /// <summary>The open step of a post that the person may sign for today.</summary>
    public async Task<Step?> OpenStepAsync(Dossier file, CancellationToken ct)
    {
        var mine = MayAct ? await signatories.MineAsync(ct) : [];
        return file.Steps.FirstOrDefault(s => file.Course.StateOf(s.Place) == StepState.Open && mine.Contains(s.PositionId));
    }

    /// <summary>Why an open step waits in vain: its post has nobody who may sign today.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(Dossier file, CancellationToken ct)
    {
        var problems = new List<string>();
        foreach (var step in file.Steps.Where(s => file.Course.StateOf(s.Place) == StepState.Open))
        {
            if ((await signatories.OfAsync(step.PositionId, ct)).Problem is { } problem)
            {
                problems.Add(problem);
            }
        }

        return problems;
    }
}

/// <summary>One approval as the person who looks may see it.</summary>
internal sealed class Reader(Settling settling, Ledger ledger, Subjects subjects, Access access)
{
    /// <param name="Step">The step that this person may decide now; null: none.</param>
    /// <param name="Subject">Null: the thing is gone.</param>
    internal sealed record Sheet(Dossier File, ApprovalView View, Step? Step, SubjectReading? Subject, IReadOnlyList<string> Problems, string TypeName)
    {
        /// <summary>The one who looks answers for it: sent it, or took it over.</summary>
        public bool IsMine { get; init; }

        public bool Decides => Step is not null && File.Course.Decides(Step.Place);

        /// <summary>The content is not the one the approval is bound to.</summary>
        public bool Changed => Subject is not null && File.Course.State == ApprovalState.Running && Subject.Hash != File.Course.Hash;
    }

    /// <returns>Null: there is none, or it is not theirs to see.</returns>
    public async Task<Sheet?> ReadAsync(Guid id, CancellationToken ct)
    {
        await settling.OfAsync(id, ct);
        if (await ledger.FindAsync(id, ct) is not { } file || !await access.MaySeeAsync(file, ct))
        {
            return null;
        }

        var subject = await subjects.ReadAsync(file.Approval, ct);
        return new(file, file.View(), await access.OpenStepAsync(file, ct), subject, await access.ProblemsAsync(file, ct), subjects.NameOf(file.Approval.SubjectType)) { IsMine = access.IsOwner(file) };
    }
}
