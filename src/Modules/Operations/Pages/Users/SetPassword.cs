using Microsoft.AspNetCore.Identity;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Users;

/// <summary>A person changes the own password; every session of the account ends. Guessing the present one is as slow as at the entrance.</summary>
internal sealed class SetPassword(UserManager<Account> accounts, NewPassword passwords, SignInThrottle throttle, FrontDoor door)
{
    /// <returns>Refusal "password.wrong", "signin.wait" ({0} = seconds) or one of the rules' codes.</returns>
    public async Task<Outcome<Account>> HandleAsync(Guid accountId, string present, string next, CancellationToken ct)
    {
        var account = await accounts.FindByIdAsync(accountId.ToString("D")) ?? throw new InvalidOperationException("No such account.");
        var (name, source) = (account.UserName ?? "", door.Source);
        if (throttle.Wait(name, source) is { TotalSeconds: > 0 } wait)
        {
            return new Refusal("signin.wait", "", (int)Math.Ceiling(wait.TotalSeconds));
        }

        bool right;
        using (await throttle.HashTurnAsync(ct))
        {
            right = await accounts.CheckPasswordAsync(account, present);
        }

        if (!right)
        {
            throttle.Failed(name, source);
            return new Refusal("password.wrong", "Input.Present");
        }

        throttle.Succeeded(name, source);
        return await passwords.SetAsync(account, next, "password.changed", ct) is { } refusal ? refusal : account;
    }
}
