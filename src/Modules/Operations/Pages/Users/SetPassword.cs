using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Users;

/// <summary>A person changes the own password; every other session of the account ends.</summary>
internal sealed class SetPassword(AppDb db, UserManager<Account> accounts)
{
    /// <returns>Refusal "password.wrong" or one of the rules' codes.</returns>
    public async Task<Outcome<Account>> HandleAsync(Guid accountId, string present, string next, CancellationToken ct)
    {
        var account = await accounts.FindByIdAsync(accountId.ToString("D"));
        if (account is null || !await accounts.CheckPasswordAsync(account, present))
        {
            return new Refusal("password.wrong", "Input.Present");
        }

        var changed = await accounts.ChangePasswordAsync(account, present, next);
        if (!changed.Succeeded)
        {
            return new Refusal(changed.Errors.First().Code, "Input.Next");
        }

        await db.Set<Session>().Where(s => s.AccountId == accountId).ExecuteDeleteAsync(ct);
        db.Record("password.changed", accountId.ToString("D"));
        await db.SaveChangesAsync(ct);
        return account;
    }
}
