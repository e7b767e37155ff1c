using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>
/// Gives a person an account and a role in the ambient agency. Who runs the installation may give an existing account another agency; an agency's
/// administrator, who invites, may not: a name in use is a name in use, and says nothing of whose it is.
/// </summary>
public sealed class AddMember(AppDb db, UserManager<Account> users)
{
    /// <param name="Password">First password; ignored when the account exists. Null: the person sets it by invitation.</param>
    public sealed record Input(string UserName, string DisplayName, string? Password, Role Role, Guid? UnitId = null, Guid? PersonId = null);

    /// <returns>Refusal "member.name", "member.exists", "member.taken", or a password code ("password.short" …).</returns>
    public async Task<Outcome<Membership>> HandleAsync(Input input, CancellationToken ct)
    {
        var name = input.UserName.Trim();
        if (!IsName(name))
        {
            return new Refusal("member.name", "Input.UserName");
        }

        var account = await users.FindByNameAsync(name);
        var known = account is not null;
        if (account is null)
        {
            account = new Account { Id = Guid.CreateVersion7(), UserName = name, DisplayName = input.DisplayName.Trim() };
            var made = input.Password is { } password ? await users.CreateAsync(account, password) : await users.CreateAsync(account);
            if (!made.Succeeded)
            {
                return new Refusal(made.Errors.First().Code, "Input.Password");
            }
        }
        else if (input.Password is null)
        {
            return new Refusal("member.taken", "Input.UserName");
        }

        if (await db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id, ct))
        {
            return new Refusal("member.exists", "Input.UserName");
        }

        var membership = new Membership { AccountId = account.Id, Role = input.Role, UnitId = input.UnitId, PersonId = input.PersonId };
        db.Add(membership);
        account.Shared |= known;
        db.Record("member.added", account.Id.ToString("D"), new { role = input.Role.ToString() });
        await db.SaveChangesAsync(ct);
        return membership;
    }

    internal static bool IsName(string name) => name.Length is >= 3 and <= 60 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
