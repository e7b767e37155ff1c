using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>What the browser's own functions are called with, as JSON (WebAuthn 5.1.9, 5.1.10).</summary>
public sealed record PasskeyOptions(string Json);

/// <summary>
/// The two conversations of WebAuthn, led by the framework: the exact host and page of the agency, the person verified by the device, no frame of another
/// site. What is asked of a browser before sign-in never depends on who sits there.
/// </summary>
public sealed class PasskeyCeremony(UserManager<Account> users, PasskeyPlaces places, PasskeyChallenges challenges, IHttpContextAccessor http)
{
    private const string Adding = "add ";

    /// <summary>Whether this page stands where the agency's passkeys are good.</summary>
    public async ValueTask<bool> IsHereAsync(CancellationToken ct) => await HereAsync(ct) is not null;

    /// <summary>Where they are good, when that is a name at all, e.g. "https://www.example.go.th".</summary>
    public async ValueTask<string?> OriginAsync(CancellationToken ct) => (await places.FindAsync(ct))?.Origin;

    /// <returns>Refusal "passkey.elsewhere".</returns>
    public async Task<Outcome<PasskeyOptions>> ToAddAsync(Account account, CancellationToken ct)
    {
        if (await HereAsync(ct) is not { } place)
        {
            return Elsewhere;
        }

        var entity = new PasskeyUserEntity { Id = account.Id.ToString("D"), Name = account.UserName!, DisplayName = account.DisplayName };
        var made = await Handler(place).MakeCreationOptionsAsync(entity, Http);
        challenges.Keep(Adding + entity.Id, made.AttestationState!);
        return new PasskeyOptions(made.CreationOptionsJson);
    }

    /// <param name="purpose">What the answer will be good for.</param>
    /// <returns>Refusal "passkey.elsewhere".</returns>
    public async Task<Outcome<PasskeyOptions>> ToShowAsync(string purpose, CancellationToken ct)
    {
        if (await HereAsync(ct) is not { } place)
        {
            return Elsewhere;
        }

        var made = await Handler(place).MakeRequestOptionsAsync(null, Http);
        challenges.Keep(purpose, made.AssertionState!);
        return new PasskeyOptions(made.RequestOptionsJson);
    }

    /// <returns>Refusals "passkey.elsewhere", "passkey.late", "passkey.not-added".</returns>
    internal async Task<Outcome<UserPasskeyInfo>> AddedAsync(Account account, string answer, CancellationToken ct)
    {
        if (await HereAsync(ct) is not { } place)
        {
            return Elsewhere;
        }

        if (challenges.Take(Adding + account.Id.ToString("D")) is not { } challenge)
        {
            return new Refusal("passkey.late");
        }

        var result = await Handler(place).PerformAttestationAsync(new() { HttpContext = Http, CredentialJson = answer, AttestationState = challenge.State });
        return result.Succeeded && result.UserEntity.Id == account.Id.ToString("D") && await challenges.SpendAsync(challenge, ct)
            ? result.Passkey
            : new Refusal("passkey.not-added");
    }

    /// <returns>Who has shown which key; refusals "passkey.elsewhere", "passkey.late", "passkey.wrong", "passkey.replayed".</returns>
    internal async Task<Outcome<Shown>> ShownAsync(string purpose, string answer, CancellationToken ct)
    {
        if (await HereAsync(ct) is not { } place)
        {
            return Elsewhere;
        }

        if (challenges.Take(purpose) is not { } challenge)
        {
            return new Refusal("passkey.late");
        }

        var result = await Handler(place).PerformAssertionAsync(new() { HttpContext = Http, CredentialJson = answer, AssertionState = challenge.State });
        if (!result.Succeeded)
        {
            return new Refusal("passkey.wrong");
        }

        return await challenges.SpendAsync(challenge, ct) ? new Shown(result.User, result.Passkey) : new Refusal("passkey.replayed");
    }

    internal async ValueTask<string> HostAsync(CancellationToken ct) => (await HereAsync(ct))!.Host;

    private static Refusal Elsewhere => new("passkey.elsewhere");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("No browser asks.");

    private async ValueTask<PasskeyPlace?> HereAsync(CancellationToken ct) =>
        await places.FindAsync(ct) is { } place && string.Equals(Http.Request.Host.Host, place.Host, StringComparison.OrdinalIgnoreCase) ? place : null;

    private PasskeyHandler<Account> Handler(PasskeyPlace place) => new(users, Options.Create(new IdentityPasskeyOptions
    {
        ServerDomain = place.Host,
        UserVerificationRequirement = "required",
        ResidentKeyRequirement = "required",
        AttestationConveyancePreference = "none",
        AuthenticatorTimeout = PasskeyChallenges.Life,
        ValidateOrigin = asked => ValueTask.FromResult(asked.Origin == place.Origin && !asked.CrossOrigin && string.IsNullOrEmpty(asked.TopOrigin)),
    }));

    internal sealed record Shown(Account Account, UserPasskeyInfo Key);
}
