using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Sets a password, ends every session of the account and every code that is out for it, and saves the unit of work.</summary>
public sealed class NewPassword(AppDb db, UserManager<Account> users, SignInThrottle throttle, Actor actor)
{
    /// <param name="code">The event, e.g. "password.changed".</param>
    /// <returns>Null when set; else a refusal of the rules ("password.short" …) at field "Input.Next".</returns>
    public async Task<Refusal?> SetAsync(Account account, string password, string code, CancellationToken ct)
    {
        foreach (var rule in users.PasswordValidators)
        {
            var judged = await rule.ValidateAsync(users, account, password);
            if (!judged.Succeeded)
            {
                return new Refusal(judged.Errors.First().Code, "Input.Next");
            }
        }

        var first = account.PasswordHash is null;
        using (await throttle.HashTurnAsync(ct))
        {
            account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        }

        account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("D");
        var now = db.Now;
        foreach (var other in await db.Set<AccountCode>().Where(c => c.AccountId == account.Id && c.UsedAt == null && c.WithdrawnAt == null).ToListAsync(ct))
        {
            // The one being used is in the same unit of work, and marked already.
            other.WithdrawnAt = other.UsedAt is null ? now : null;
        }

        actor.Is(account.Id, account.DisplayName);
        db.Tell(account.Id, code, seen: first);
        await db.SaveChangesAsync(ct);
        await db.Set<Session>().Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(ct);
        return null;
    }
}
