namespace Prongsai.Platform;

/// <summary>
/// Whose credentials the administrator of an agency may renew: not the own (that is what the own pages are for), not of somebody who belongs to
/// another agency too, not of an administrator of the installation. Otherwise the help would be a way into what is not the agency's.
/// </summary>
public sealed class CredentialReach(Actor actor, InstallationAdministrators installation)
{
    /// <returns>Null when they may; refusals "account.own", "account.shared", "account.installation".</returns>
    public async Task<Refusal?> CheckAsync(Account account, CancellationToken ct)
    {
        if (actor.AccountId is null || await installation.IsActorAsync(ct))
        {
            return account.Id == actor.AccountId ? new Refusal("account.own") : null;
        }

        if (account.Id == actor.AccountId)
        {
            return new Refusal("account.own");
        }

        if (await installation.IsAsync(account.Id, ct))
        {
            return new Refusal("account.installation");
        }

        return account.Shared ? new Refusal("account.shared") : null;
    }
}
