using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>The code as it is shown, once.</summary>
/// <param name="Code">Seven groups of four.</param>
public sealed record IssuedCode(CodeKind Kind, string Code, DateTime UntilAt, Account Account, Role Role);

/// <summary>
/// Makes a code for a member: an invitation for who has no password yet, else a one-time code for who forgot it. A new one ends those before it.
/// The administrator never learns a password.
/// </summary>
public sealed class IssueCode(AppDb db, CredentialReach reach)
{
    /// <returns>Null when there is no such member here; refusals "member.ended" and those of <see cref="CredentialReach"/>.</returns>
    public async Task<Outcome<IssuedCode>?> HandleAsync(Guid membershipId, CancellationToken ct)
    {
        if (await FindAsync(membershipId, ct) is not var (member, account))
        {
            return null;
        }

        if (member.EndedAt is not null || account.Disabled)
        {
            return new Refusal("member.ended");
        }

        if (await reach.CheckAsync(account, ct) is { } refusal)
        {
            return refusal;
        }

        await EndAsync(account.Id, ct);
        var code = PaperCode.New();
        var kept = new AccountCode
        {
            AccountId = account.Id,
            Kind = account.PasswordHash is null ? CodeKind.Invitation : CodeKind.OneTime,
            Hash = PaperCode.Hash(code),
            MadeAt = db.Now,
            UntilAt = db.Now + AccountCode.Life,
        };
        db.Add(kept);
        db.Tell(account.Id, kept.Kind == CodeKind.Invitation ? "invitation.made" : "one-time-code.made", seen: kept.Kind == CodeKind.Invitation);
        await db.SaveChangesAsync(ct);
        return new IssuedCode(kept.Kind, PaperCode.Grouped(code), kept.UntilAt, account, member.Role);
    }

    /// <summary>Ends the code that is out for a member.</summary>
    /// <returns>Null when there is no such member here; refusal "code.none".</returns>
    public async Task<Outcome<Account>?> WithdrawAsync(Guid membershipId, CancellationToken ct)
    {
        if (await FindAsync(membershipId, ct) is not var (_, account))
        {
            return null;
        }

        if (!await EndAsync(account.Id, ct))
        {
            return new Refusal("code.none");
        }

        db.Record("code.withdrawn", account.Id.ToString("D"));
        await db.SaveChangesAsync(ct);
        return account;
    }

    private async Task<bool> EndAsync(Guid accountId, CancellationToken ct)
    {
        var now = db.Now;
        var open = await db.Set<AccountCode>().Where(c => c.AccountId == accountId && c.UsedAt == null && c.WithdrawnAt == null).ToListAsync(ct);
        open.ForEach(c => c.WithdrawnAt = now);
        return open.Exists(c => c.UntilAt > now);
    }

    private async Task<(Membership Member, Account Account)?> FindAsync(Guid membershipId, CancellationToken ct) =>
        await db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == membershipId, ct) is { } member
            ? (member, await db.Set<Account>().SingleAsync(a => a.Id == member.AccountId, ct))
            : null;
}
