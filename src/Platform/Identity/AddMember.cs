using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Gives a person an account and a role in the ambient agency; an existing account gets the membership only.</summary>
public sealed class AddMember(AppDb db, UserManager<Account> users)
{
    /// <param name="Password">First password; ignored when the account exists.</param>
    public sealed record Input(string UserName, string DisplayName, string Password, Role Role, Guid? UnitId = null, Guid? PersonId = null);

    /// <returns>Refusal "member.name", "member.exists", or a password code ("password.short" …).</returns>
    public async Task<Outcome<Membership>> HandleAsync(Input input, CancellationToken ct)
    {
        var name = input.UserName.Trim();
        if (name.Length is < 3 or > 60 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            return new Refusal("member.name", "Input.UserName");
        }

        var account = await users.FindByNameAsync(name);
        if (account is null)
        {
            account = new Account { Id = Guid.CreateVersion7(), UserName = name, DisplayName = input.DisplayName.Trim() };
            var made = await users.CreateAsync(account, input.Password);
            if (!made.Succeeded)
            {
                return new Refusal(made.Errors.First().Code, "Input.Password");
            }
        }

        if (await db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id, ct))
        {
            return new Refusal("member.exists", "Input.UserName");
        }

        var membership = new Membership { AccountId = account.Id, Role = input.Role, UnitId = input.UnitId, PersonId = input.PersonId };
        db.Add(membership);
        db.Record("member.added", account.Id.ToString("D"), new { role = input.Role.ToString() });
        await db.SaveChangesAsync(ct);
        return membership;
    }
}
