using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>
/// Accounts as the framework reads them, with the passkeys of the ambient agency only. It gives every counter as 0: the framework would compare what it
/// read before, <see cref="TakePasskey"/> compares where it writes, so that of two nodes one is refused.
/// </summary>
internal sealed class AccountStore(AppDb db) : UserOnlyStore<Account, AppDb, Guid>(db)
{
    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        var kept = await Keys().Where(p => p.AccountId == user.Id).OrderBy(p => p.AddedAt).Take(AccountPasskey.Most).ToListAsync(cancellationToken);
        return [.. kept.Select(Info)];
    }

    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var name = Base64Url.EncodeToString(credentialId);
        return await Keys().Where(p => p.CredentialId == name).Join(Context.Set<Account>(), p => p.AccountId, a => a.Id, (_, a) => a).SingleOrDefaultAsync(cancellationToken);
    }

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var name = Base64Url.EncodeToString(credentialId);
        return await Keys().SingleOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == name, cancellationToken) is { } kept ? Info(kept) : null;
    }

    public override Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException("AddPasskey writes it, with the record of it.");

    public override Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("OwnPasskeys removes it, with the record of it.");

    private IQueryable<AccountPasskey> Keys() => Context.Set<AccountPasskey>().AsNoTracking();

    private static UserPasskeyInfo Info(AccountPasskey kept) => new(
        Base64Url.DecodeFromChars(kept.CredentialId), kept.PublicKey, new DateTimeOffset(kept.AddedAt), signCount: 0, transports: [],
        isUserVerified: true, kept.BackupEligible, isBackedUp: false, attestationObject: [], clientDataJson: []);
}
