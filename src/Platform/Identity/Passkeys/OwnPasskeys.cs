using Microsoft.EntityFrameworkCore;
using Prongsai.Platform.Thai;

namespace Prongsai.Platform;

/// <summary>The passkeys of the own account in the ambient agency.</summary>
public sealed class OwnPasskeys(AppDb db, CurrentUser user, PasskeyPlaces places)
{
    /// <param name="IsGood">Opens this agency's website as it is addressed now.</param>
    public sealed record Line(Guid Id, string Name, DateTime AddedAt, DateTime? UsedAt, bool IsGood);

    public const int Most = AccountPasskey.Most, LongestName = AccountPasskey.LongestName;

    public Task<int> CountAsync(CancellationToken ct) => Own().CountAsync(ct);

    public async Task<IReadOnlyList<Line>> ListAsync(CancellationToken ct)
    {
        var host = (await places.FindAsync(ct))?.Host ?? "";
        return await Own().AsNoTracking().OrderBy(p => p.AddedAt).ThenBy(p => p.Id).Take(AccountPasskey.Most)
            .Select(p => new Line(p.Id, p.Name, p.AddedAt, p.UsedAt, p.Host == host)).ToListAsync(ct);
    }

    /// <returns>Its new name; null when this person has no such passkey here; refusal "passkey.name" ({0} = most letters).</returns>
    public async Task<Outcome<string>?> RenameAsync(Guid id, string name, CancellationToken ct)
    {
        if (await Own().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } kept)
        {
            return null;
        }

        if (NameOf(name) is not { Length: > 0 } given)
        {
            return new Refusal("passkey.name", "", LongestName);
        }

        kept.Name = given;
        db.Record("passkey.renamed", user.AccountId.ToString("D"));
        await db.SaveChangesAsync(ct);
        return given;
    }

    /// <returns>False when this person has no such passkey here.</returns>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken ct)
    {
        if (await Own().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } kept)
        {
            return false;
        }

        db.Remove(kept);
        db.Tell(user.AccountId, "passkey.removed");
        await db.SaveChangesAsync(ct);
        return true;
    }

    internal static string NameOf(string typed) => ThaiText.Clean(typed).Trim() is var name && name.Length <= LongestName ? name : "";

    private IQueryable<AccountPasskey> Own() => db.Set<AccountPasskey>().Where(p => p.AccountId == user.AccountId);
}
