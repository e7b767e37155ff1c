using System.Buffers.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>A person gives the own account another passkey. The page has asked once more who it is.</summary>
public sealed class AddPasskey(AppDb db, PasskeyCeremony ceremony, CurrentUser user, UserManager<Account> users)
{
    /// <param name="Name">What the person calls it; empty: the browser and system.</param>
    /// <param name="Answer">JSON of a PublicKeyCredential.</param>
    public sealed record Input(string Name, string Answer);

    /// <returns>Refusals "passkey.many" ({0} = most), "passkey.elsewhere".</returns>
    public async Task<Outcome<PasskeyOptions>> AskAsync(CancellationToken ct) =>
        await FullAsync(ct) is { } refusal ? refusal : await ceremony.ToAddAsync(await AccountAsync(), ct);

    /// <returns>Its name; refusals "passkey.many" ({0} = most), "passkey.elsewhere", "passkey.late", "passkey.not-added".</returns>
    public async Task<Outcome<string>> HandleAsync(Input input, HttpContext http, CancellationToken ct)
    {
        if (await FullAsync(ct) is { } refusal)
        {
            return refusal;
        }

        var added = await ceremony.AddedAsync(await AccountAsync(), input.Answer, ct);
        if (!added.Done)
        {
            return added.Refusal;
        }

        var key = added.Value;
        var name = OwnPasskeys.NameOf(input.Name) is { Length: > 0 } given ? given : Device.Of(http);
        db.Add(new AccountPasskey
        {
            AccountId = user.AccountId,
            Host = await ceremony.HostAsync(ct),
            CredentialId = Base64Url.EncodeToString(key.CredentialId),
            PublicKey = key.PublicKey,
            Name = name,
            AddedAt = db.Now,
            SignCount = key.SignCount,
            BackupEligible = key.IsBackupEligible,
        });
        db.Tell(user.AccountId, "passkey.added", device: Device.Of(http));
        await db.SaveChangesAsync(ct);
        return name;
    }

    private async Task<Refusal?> FullAsync(CancellationToken ct) =>
        await db.Set<AccountPasskey>().CountAsync(p => p.AccountId == user.AccountId, ct) < AccountPasskey.Most ? null : new Refusal("passkey.many", "", AccountPasskey.Most);

    private async Task<Account> AccountAsync() => await users.FindByIdAsync(user.AccountId.ToString("D")) ?? throw new InvalidOperationException("No such account.");
}
