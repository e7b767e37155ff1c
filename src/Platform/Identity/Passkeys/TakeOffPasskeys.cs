using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>An administrator takes the passkeys off a member whose devices are in other hands; the person is told, and every session ends.</summary>
public sealed class TakeOffPasskeys(AppDb db, CredentialReach reach)
{
    /// <summary>How many the member has here.</summary>
    public Task<int> CountAsync(Guid accountId, CancellationToken ct) => db.Set<AccountPasskey>().CountAsync(p => p.AccountId == accountId, ct);

    /// <returns>Null when there is no such member here; refusals "passkey.none" and those of <see cref="CredentialReach"/>.</returns>
    public async Task<Outcome<Account>?> HandleAsync(Guid membershipId, CancellationToken ct)
    {
        if (await db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == membershipId, ct) is not { } member)
        {
            return null;
        }

        var account = await db.Set<Account>().SingleAsync(a => a.Id == member.AccountId, ct);
        if (await reach.CheckAsync(account, ct) is { } refusal)
        {
            return refusal;
        }

        var keys = await db.Set<AccountPasskey>().Where(p => p.AccountId == account.Id).ToListAsync(ct);
        if (keys.Count == 0)
        {
            return new Refusal("passkey.none");
        }

        db.RemoveRange(keys);
        db.Tell(account.Id, "passkey.taken-off");
        OwnSessions.EndAll(account);
        await db.SaveChangesAsync(ct);
        await db.Set<Session>().Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(ct);
        return account;
    }
}
