using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Prongsai.Platform;

/// <summary>Lets a person in on the host of one agency, after whatever proved who it is.</summary>
public sealed class FrontDoor(AppDb db, Tenant tenant, Actor actor, IHttpContextAccessor http)
{
    /// <summary>Where the request comes from; empty outside of one.</summary>
    public string Source => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>A new session on this browser.</summary>
    public async Task OpenAsync(Account account, CancellationToken ct)
    {
        actor.Is(account.Id, account.DisplayName);
        db.Record("signin.done", account.Id.ToString("D"));
        await db.SaveChangesAsync(ct);
        await http.HttpContext!.SignInAsync(SignIn.Scheme, SessionClaims.For(account, tenant.Agency.Id));
    }
}
