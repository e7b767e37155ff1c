using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>
/// What a browser was asked to sign. It is sealed in a cookie of that browser, for one agency, one purpose and five minutes; what was answered rightly
/// once is remembered until then.
/// </summary>
public sealed class PasskeyChallenges(AppDb db, IDataProtectionProvider protection, IHttpContextAccessor http, IOptions<PlatformOptions> options)
{
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const int LongestCookie = 4_000;

    /// <param name="State">What the framework compares the answer with.</param>
    internal sealed record Challenge(Guid Id, DateTime Until, string State);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("No browser asks.");

    private string Name => options.Value.PlainLoopback ? "prongsai-passkey" : "__Host-prongsai-passkey";

    internal void Keep(string purpose, string state)
    {
        var sealedState = Protector(purpose).Protect(JsonSerializer.Serialize(new Challenge(Guid.CreateVersion7(), db.Now + Life, state), Json.Options));
        Http.Response.Cookies.Append(Name, sealedState, Cookie(Life));
    }

    /// <summary>Takes it out of the browser too: what comes next needs another.</summary>
    /// <returns>Null when there is none, or it is too old, or for something else.</returns>
    internal Challenge? Take(string purpose)
    {
        if (Http.Request.Cookies[Name] is not { Length: > 0 and <= LongestCookie } value)
        {
            return null;
        }

        Http.Response.Cookies.Delete(Name, Cookie(null));
        try
        {
            return JsonSerializer.Deserialize<Challenge>(Protector(purpose).Unprotect(value), Json.Options) is { } kept && kept.Until >= db.Now ? kept : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <returns>False when it was answered before.</returns>
    internal async Task<bool> SpendAsync(Challenge challenge, CancellationToken ct)
    {
        var now = db.Now;
        await db.Set<SpentChallenge>().Where(c => c.UntilAt < now).ExecuteDeleteAsync(ct);
        var spent = new SpentChallenge { Id = challenge.Id, UntilAt = challenge.Until };
        db.Add(spent);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException error) when (SavedTogether.Says(error))
        {
            db.Entry(spent).State = EntityState.Detached;
            return false;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("prongsai.passkey", db.TenantId.ToString("N"), purpose);

    private CookieOptions Cookie(TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        Secure = !options.Value.PlainLoopback || Http.Request.IsHttps,
        MaxAge = life,
    };
}
