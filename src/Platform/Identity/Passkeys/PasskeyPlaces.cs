namespace Prongsai.Platform;

/// <param name="Host">WebAuthn's RP id: the name that a passkey is bound to.</param>
/// <param name="Origin">Scheme, host and port of the only pages that may ask for it.</param>
internal sealed record PasskeyPlace(string Host, string Origin);

/// <summary>
/// Where the passkeys of the ambient agency are good: at its main host and nowhere else, whatever a request says of itself. Numbers are no name for a
/// passkey (WebAuthn 5.1.2): tried out on this machine it is localhost, where that is the same agency's.
/// </summary>
public sealed class PasskeyPlaces(SiteAddress address, Tenant tenant, AgencyDirectory directory)
{
    private const string ThisMachine = "localhost";

    internal async ValueTask<PasskeyPlace?> FindAsync(CancellationToken ct)
    {
        var root = new Uri(address.Root);
        if (root.HostNameType == UriHostNameType.Dns)
        {
            return Of(root, root.IdnHost);
        }

        return root.IsLoopback && (await directory.ByHostAsync(ThisMachine, ct))?.Id == tenant.Agency.Id ? Of(root, ThisMachine) : null;
    }

    private static PasskeyPlace Of(Uri root, string host) =>
        new(host, new UriBuilder(root.Scheme, host, root.IsDefaultPort ? -1 : root.Port).Uri.GetLeftPart(UriPartial.Authority));
}
