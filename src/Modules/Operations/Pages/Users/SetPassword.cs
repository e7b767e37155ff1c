using Microsoft.AspNetCore.Identity;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Users;

/// <summary>A person changes the own password; every session of the account ends. Guessing the present one is as slow as at the front door.</summary>
internal sealed class SetPassword(UserManager<Account> accounts, NewPassword passwords, PasswordCheck check)
{
    /// <returns>Refusal "password.wrong", "signin.wait" ({0} = seconds) or one of the rules' codes.</returns>
    public async Task<Outcome<Account>> HandleAsync(Guid accountId, string present, string next, CancellationToken ct)
    {
        var account = await accounts.FindByIdAsync(accountId.ToString("D")) ?? throw new InvalidOperationException("No such account.");
        var refusal = await check.CheckAsync(account, present, new Refusal("password.wrong", "Input.Present"), ct)
            ?? await passwords.SetAsync(account, next, "password.changed", ct);
        return refusal is null ? account : refusal;
    }
}
