using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>
/// The person with the paper sets a password and is let in. A code that is unknown, used, ended, too old, another's or another agency's
/// is answered by the same words after the same work.
/// </summary>
public sealed class UseCode(AppDb db, NewPassword passwords, SignInThrottle throttle, FrontDoor door)
{
    /// <summary>Whom an invitation is for.</summary>
    public sealed record Invited(string DisplayName, string UserName, Role Role);

    /// <summary>Changes nothing.</summary>
    /// <returns>Refusal "invitation.wrong".</returns>
    public async Task<Outcome<Invited>> LookAsync(string typed, CancellationToken ct) =>
        await FindAsync(typed, CodeKind.Invitation, ct) is { } found
            ? new Invited(found.Account.DisplayName, found.Account.UserName!, found.Role)
            : new Refusal("invitation.wrong", "Code");

    /// <returns>Refusal "invitation.wrong" or one of the password's.</returns>
    public async Task<Outcome<Entered>> AcceptAsync(string typed, string password, CancellationToken ct) =>
        await FindAsync(typed, CodeKind.Invitation, ct) is { } found
            ? await SetAsync(found, password, new Refusal("invitation.wrong", "Code"), "invitation.used", ct)
            : new Refusal("invitation.wrong", "Code");

    /// <returns>Refusals "code.wrong", "signin.wait" ({0} = seconds), or one of the password's.</returns>
    public async Task<Outcome<Entered>> RedeemAsync(string userName, string typed, string password, CancellationToken ct)
    {
        var (name, source) = (userName.Trim(), door.Source);
        if (throttle.Wait(name, source) is { TotalSeconds: > 0 } wait)
        {
            return new Refusal("signin.wait", "", (int)Math.Ceiling(wait.TotalSeconds));
        }

        var wrong = new Refusal("code.wrong", "Input.Code");
        if (await FindAsync(typed, CodeKind.OneTime, ct) is not { } found || !string.Equals(found.Account.UserName, name, StringComparison.OrdinalIgnoreCase))
        {
            throttle.Failed(name, source);
            db.Record("signin.failed", "account", new { code = true });
            await db.SaveChangesAsync(ct);
            return wrong;
        }

        var done = await SetAsync(found, password, wrong, "one-time-code.used", ct);
        if (done.Done)
        {
            throttle.Succeeded(name, source);
        }

        return done;
    }

    private async Task<Outcome<Entered>> SetAsync(Found found, string password, Refusal wrong, string code, CancellationToken ct)
    {
        found.Code.UsedAt = db.Now;
        try
        {
            if (await passwords.SetAsync(found.Account, password, code, ct) is { } refusal)
            {
                return refusal;
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return wrong;
        }

        return await door.OpenAsync(found.Account, ct);
    }

    private async Task<Found?> FindAsync(string typed, CodeKind kind, CancellationToken ct)
    {
        var (hash, now) = (PaperCode.Hash(PaperCode.Read(typed) ?? ""), db.Now);
        var found = await (from code in db.Set<AccountCode>()
                           join account in db.Set<Account>() on code.AccountId equals account.Id
                           join member in db.Set<Membership>() on code.AccountId equals member.AccountId
                           where code.Hash == hash && code.Kind == kind && code.UsedAt == null && code.WithdrawnAt == null && code.UntilAt > now
                               && !account.Disabled && member.EndedAt == null
                           select new { code, account, member.Role }).SingleOrDefaultAsync(ct);
        return found is null ? null : new Found(found.code, found.account, found.Role);
    }

    private sealed record Found(AccountCode Code, Account Account, Role Role);
}
