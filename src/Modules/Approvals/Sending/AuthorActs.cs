using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals.Sending;

/// <summary>After it came back: the author sends it again.</summary>
internal sealed class SendOn(Ledger ledger, CurrentUser user)
{
    /// <returns>Null when there is none; refusals "approval.not-yours", "approval.not-returned", "approval.title", "approval.moved".</returns>
    public async Task<Outcome<Dossier>?> HandleAsync(SendAgain input, CancellationToken ct)
    {
        if (await ledger.FindAsync(input.ApprovalId, ct) is not { } file)
        {
            return null;
        }

        ledger.SettleDue(file);
        var title = Kept.Cut(input.Title, Start.LongestTitle);
        if (title.Length == 0 || input.Hash.Length is 0 or > Start.LongestHash)
        {
            return new Refusal("approval.title");
        }

        if (file.Course.WhyNotSendAgain(Somebody.Of(user)) is { } code)
        {
            return new Refusal(code);
        }

        (file.Approval.Title, file.Approval.Summary) = (title, Kept.Summary(input.Summary));
        ledger.Append(file, Author.Act(file, user, ActKind.SentAgain, ledger.Now, input.Hash, Kept.Opinion(input.Note) ?? ""));
        return await ledger.TrySaveAsync(ct) ? file : new Refusal("approval.moved");
    }
}

/// <summary>The author takes it back.</summary>
internal sealed class Withdraw(Ledger ledger, CurrentUser user)
{
    /// <returns>Null when there is none; refusals "approval.not-yours", "approval.over", "approval.reason" (field Reason), "approval.moved".</returns>
    public async Task<Outcome<Dossier>?> HandleAsync(Guid approvalId, string reason, CancellationToken ct)
    {
        if (await ledger.FindAsync(approvalId, ct) is not { } file)
        {
            return null;
        }

        ledger.SettleDue(file);
        if (file.Course.WhyNotWithdraw(Somebody.Of(user)) is { } code)
        {
            return new Refusal(code);
        }

        if (Kept.Opinion(reason) is not { Length: > 0 } why)
        {
            return new Refusal("approval.reason", "Reason", Kept.LongestOpinion);
        }

        ledger.Append(file, Author.Act(file, user, ActKind.Withdrawn, ledger.Now, file.Course.Hash, why));
        return await ledger.TrySaveAsync(ct) ? file : new Refusal("approval.moved");
    }
}

internal static class Author
{
    public static Act Act(Dossier file, CurrentUser user, ActKind kind, DateTime now, string hash, string text) => new()
    {
        ApprovalId = file.Approval.Id,
        Number = file.Course.NextNumber,
        Kind = kind,
        At = now,
        Hash = hash,
        Opinion = text,
        AccountId = user.AccountId,
        PersonId = user.PersonId,
        Name = user.Name,
    };
}
