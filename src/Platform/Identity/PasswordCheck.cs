using Microsoft.AspNetCore.Identity;

namespace Prongsai.Platform;

/// <summary>Asks somebody who is signed in for the present password, as slowly for who guesses as at the front door.</summary>
public sealed class PasswordCheck(UserManager<Account> users, SignInThrottle throttle, FrontDoor door)
{
    /// <returns>Null when right; <paramref name="wrong"/>, or refusal "signin.wait" ({0} = seconds).</returns>
    public async Task<Refusal?> CheckAsync(Account account, string password, Refusal wrong, CancellationToken ct)
    {
        var (name, source) = (account.UserName ?? "", door.Source);
        if (throttle.Wait(name, source) is { TotalSeconds: > 0 } wait)
        {
            return new Refusal("signin.wait", "", (int)Math.Ceiling(wait.TotalSeconds));
        }

        using var turn = await throttle.HashTurnAsync(ct);
        if (!await users.CheckPasswordAsync(account, password))
        {
            throttle.Failed(name, source);
            return wrong;
        }

        throttle.Succeeded(name, source);
        return null;
    }
}
