using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>
/// Who may change what holds for every agency of the installation. It is a claim of the account, which no agency's administrator can give:
/// the first agency's first administrator gets it, everybody else from the command line of the machine.
/// </summary>
public sealed class InstallationAdministrators(AppDb db, UserManager<Account> users, Actor actor)
{
    private const string Type = "installation", Administrator = "administrator";

    /// <summary>Name of whoever acts, as it is recorded.</summary>
    public string ActorName => actor.Name;

    /// <summary>Is the one who acts an administrator of the installation?</summary>
    public async Task<bool> IsActorAsync(CancellationToken ct) =>
        actor.AccountId is { } id && await IsAsync(id, ct);

    public Task<bool> IsAsync(Guid accountId, CancellationToken ct) => Claims().AnyAsync(c => c.UserId == accountId, ct);

    /// <returns>User names in order.</returns>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken ct) =>
        await (from claim in Claims()
               join account in db.Set<Account>() on claim.UserId equals account.Id
               orderby account.NormalizedUserName
               select account.UserName!).Take(100).ToListAsync(ct);

    /// <returns>Refusal "installation.no-account" or "installation.already".</returns>
    public async Task<Outcome<Account>> AddAsync(string userName, CancellationToken ct)
    {
        if (await users.FindByNameAsync(userName.Trim()) is not { } account)
        {
            return new Refusal("installation.no-account", "", userName);
        }

        if (await Claims().AnyAsync(c => c.UserId == account.Id, ct))
        {
            return new Refusal("installation.already", "", userName);
        }

        db.Add(new IdentityUserClaim<Guid> { UserId = account.Id, ClaimType = Type, ClaimValue = Administrator });
        db.Record("installation.administrator-added", account.Id.ToString("D"));
        await db.SaveChangesAsync(ct);
        return account;
    }

    /// <returns>Refusal "installation.no-account" or "installation.not".</returns>
    public async Task<Outcome<Account>> RemoveAsync(string userName, CancellationToken ct)
    {
        if (await users.FindByNameAsync(userName.Trim()) is not { } account)
        {
            return new Refusal("installation.no-account", "", userName);
        }

        if (await Claims().Where(c => c.UserId == account.Id).OrderBy(c => c.Id).FirstOrDefaultAsync(ct) is not { } claim)
        {
            return new Refusal("installation.not", "", userName);
        }

        db.Remove(claim);
        db.Record("installation.administrator-removed", account.Id.ToString("D"));
        await db.SaveChangesAsync(ct);
        return account;
    }

    private IQueryable<IdentityUserClaim<Guid>> Claims() =>
        db.Set<IdentityUserClaim<Guid>>().Where(c => c.ClaimType == Type && c.ClaimValue == Administrator);
}
