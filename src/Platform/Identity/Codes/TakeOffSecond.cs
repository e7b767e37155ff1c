using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>An administrator takes the second factor off a member who lost telephone and paper; the person is told, and every session ends.</summary>
public sealed class TakeOffSecond(AppDb db, CredentialReach reach, SecondFactor factor)
{
    /// <returns>Null when there is no such member here; refusals "totp.off" and those of <see cref="CredentialReach"/>.</returns>
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

        if (!await factor.RemoveAsync(account.Id, "totp.taken-off", ct))
        {
            return new Refusal("totp.off");
        }

        OwnSessions.EndAll(account);
        await db.SaveChangesAsync(ct);
        await db.Set<Session>().Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(ct);
        return account;
    }
}
