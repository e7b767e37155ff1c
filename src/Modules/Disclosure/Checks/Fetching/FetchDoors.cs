using System.Net;
using System.Net.Sockets;

namespace Prongsai.Disclosure.Checks.Fetching;

/// <summary>
/// How a name becomes addresses and an address a stream. Tests bring their own; no setting does, and the guard between the two is not a door:
/// it always stands.
/// </summary>
internal sealed record FetchDoors(
    Func<string, CancellationToken, Task<IPAddress[]>> ResolveAsync, Func<IPAddress, int, CancellationToken, ValueTask<Stream>> DialAsync)
{
    public static FetchDoors World { get; } = new((host, ct) => Dns.GetHostAddressesAsync(host, ct), DialOutAsync);

    private static async ValueTask<Stream> DialOutAsync(IPAddress address, int port, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
