using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform.Visits;

namespace Prongsai.Platform;

/// <summary>Somebody whose password or code was right.</summary>
/// <param name="NeedsSecond">Not in yet: the app's code is asked for at /sign-in/second.</param>
public sealed record Entered(Account Account, bool NeedsSecond);

/// <summary>Lets a person in on the host of one agency, after whatever proved who it is.</summary>
public sealed class FrontDoor(AppDb db, Tenant tenant, Actor actor, IHttpContextAccessor http)
{
    internal static readonly TimeSpan LongestBetween = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Where the request comes from; empty outside of one.</summary>
    public string Source => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>A new session on this browser, or, where the account has a second factor, five minutes to say it.</summary>
    public async Task<Entered> OpenAsync(Account account, CancellationToken ct)
    {
        if (await db.Set<AccountTotp>().AnyAsync(t => t.AccountId == account.Id && t.ConfirmedAt != null, ct))
        {
            await http.HttpContext!.SignInAsync(SignIn.Between, SessionClaims.For(account, tenant.Agency.Id));
            return new Entered(account, NeedsSecond: true);
        }

        await AdmitAsync(account, ct);
        return new Entered(account, NeedsSecond: false);
    }

    /// <summary>Who waits between the password and the second factor on this browser; null when nobody does, or not any more.</summary>
    internal async Task<Account?> WaitingAsync(CancellationToken ct)
    {
        var found = await http.HttpContext!.AuthenticateAsync(SignIn.Between);
        if (found.Principal is not { } principal || SessionClaims.Agency(principal) != tenant.Agency.Id)
        {
            return null;
        }

        var (id, stamp) = (SessionClaims.Account(principal), SessionClaims.Stamp(principal));
        var member = await db.Set<Membership>().AnyAsync(m => m.AccountId == id && m.EndedAt == null, ct);
        return member ? await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && !a.Disabled && a.SecurityStamp == stamp, ct) : null;
    }

    /// <summary>A member of the ambient agency, or somebody whom a visit lets in now.</summary>
    internal async Task<bool> IsAtHomeAsync(Guid accountId, CancellationToken ct) =>
        await db.Set<Membership>().AnyAsync(m => m.AccountId == accountId && m.EndedAt == null, ct) || await new VisitBook(db).OpenOfAsync(accountId, ct) is not null;

    /// <summary>A new session, with a key that nobody had before.</summary>
    internal async Task AdmitAsync(Account account, CancellationToken ct)
    {
        var (context, now) = (http.HttpContext!, db.Now);
        var (device, since, old) = (Device.Of(context), now - Remembered, now - Kept);
        actor.Is(account.Id, account.DisplayName);
        var before = db.Set<AccountEvent>().Where(e => e.AccountId == account.Id && e.Device != "" && e.At > since);
        var isNew = await before.AnyAsync(ct) && !await before.AnyAsync(e => e.Device == device, ct);
        db.Tell(account.Id, isNew ? "signin.new-device" : "signin.done", seen: !isNew, device, Source);
        await db.SaveChangesAsync(ct);
        await db.Set<AccountEvent>().Where(e => e.AccountId == account.Id && e.At < old).ExecuteDeleteAsync(ct);
        await context.SignOutAsync(SignIn.Between);
        await context.SignInAsync(SignIn.Scheme, SessionClaims.For(account, tenant.Agency.Id));
    }
}
