using System.Net;
using System.Net.Sockets;

namespace Prongsai.Disclosure.Checks.Fetching;

/// <summary>
/// Tells addresses of the public internet from all others (IANA special-purpose registries for IPv4 and IPv6, RFC 6890): a link that somebody typed
/// must never make this server speak to its own network.
/// </summary>
internal static class AddressGuard
{
    private static readonly IPNetwork[] Never =
    [
        .. Networks("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3"),
        new(new IPAddress([172, 16, 0, 0]), 12), new(new IPAddress([192, 168, 0, 0]), 16),
        // Inside 2000::/3: Teredo, ORCHID and benchmarks (2001::/23), documentation, 6to4, which carry or stand for other addresses.
        .. Networks("2001::/23 2001:db8::/32 2002::/16 3fff::/20"),
    ];

    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(Never, n => n.Contains(address)),
        AddressFamily.InterNetworkV6 => IsGlobalUnicast(address) && !Array.Exists(Never, n => n.Contains(address)),
        _ => false,
    };

    /// <summary>2000::/3. Everything else of IPv6 is mapped or translated IPv4 (::ffff:0:0/96, 64:ff9b::/96), local (fc00::/7, fe80::/10), multicast or nothing.</summary>
    private static bool IsGlobalUnicast(IPAddress address) => (address.GetAddressBytes()[0] & 0xE0) == 0x20;

    private static IEnumerable<IPNetwork> Networks(string list) => list.Split(' ').Select(IPNetwork.Parse);
}
