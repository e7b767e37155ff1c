using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Prongsai.Disclosure.Checks.Fetching;

namespace Prongsai.Site.Tests.Disclosure.Checks;

/// <summary>The internet of a test: names with public addresses, all of which lead to this machine, and what their servers answer.</summary>
internal sealed class Stranger : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> answer;

    /// <param name="answer">Given the request's first line and headers.</param>
    public Stranger(Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Answers each path ("/a") with a whole response.</summary>
    public Stranger(Func<string, string> answer)
        : this((request, stream, ct) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer(request.Split(' ')[1])), ct).AsTask())
    {
    }

    public Dictionary<string, string[]> Names { get; } = new(StringComparer.OrdinalIgnoreCase) { ["good.example.go.th"] = ["203.150.1.1"] };

    /// <summary>Addresses that were connected to.</summary>
    public List<string> Dialled { get; } = [];

    public List<string> Requests { get; } = [];

    public int Resolved { get; private set; }

    public static string Page(string html, string type = "text/html; charset=utf-8", string more = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\n{more}Content-Length: {Encoding.UTF8.GetByteCount(html)}\r\n\r\n{html}";

    public static string To(string address, int status = 302) => $"HTTP/1.1 {status} Moved\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n";

    public async Task<Fetched> GetAsync(string address)
    {
        using var fetcher = new SafeFetcher(Doors(), new HostPace(new Hasty()));
        return await fetcher.GetAsync(address, "https://office.example.go.th", TestContext.Current.CancellationToken);
    }

    public FetchDoors Doors() => new(
        (host, _) =>
        {
            Resolved++;
            return Task.FromResult(Names.TryGetValue(host, out var found) ? found.Select(IPAddress.Parse).ToArray() : throw new SocketException((int)SocketError.HostNotFound));
        },
        async (address, port, ct) =>
        {
            lock (Dialled)
            {
                Dialled.Add($"{address}:{port}");
            }

            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(listener.LocalEndpoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        });

    /// <summary>Speaks TLS with a certificate that nobody signed.</summary>
    public static async Task HandshakeAsync(NetworkStream stream, CancellationToken ct)
    {
        using var key = RSA.Create(2048);
        var asked = new CertificateRequest("CN=good.example.go.th", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = asked.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Dispose();
        over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!over.IsCancellationRequested)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(over.Token));
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var first = new byte[1];
                if (await client.Client.ReceiveAsync(first, SocketFlags.Peek, over.Token) == 1 && first[0] == 0x16)
                {
                    await HandshakeAsync(stream, over.Token);
                    return;
                }

                var request = new StringBuilder();
                var buffer = new byte[4096];
                int read;
                while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && (read = await stream.ReadAsync(buffer, over.Token)) > 0)
                {
                    request.Append(Encoding.Latin1.GetString(buffer, 0, read));
                }

                lock (Requests)
                {
                    Requests.Add(request.ToString());
                }

                await answer(request.ToString(), stream, over.Token);
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
            {
            }
        }
    }

    /// <summary>An hour passes between two looks at it: nobody waits for a turn.</summary>
    private sealed class Hasty : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => now += 3600;
    }
}
