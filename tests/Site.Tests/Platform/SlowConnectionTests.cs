using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Host;

namespace Prongsai.Site.Tests.Platform;

/// <summary>Connections that take their time, over a real server with short times set; that others are served meanwhile is what is tested, not how fast.</summary>
public sealed class SlowConnectionTests : IAsyncLifetime
{
    private readonly Big _big = new();
    private Dictionary<string, string?> _settings = [];
    private WebApplication? _app;

    private Uri Address => new(_app!.Urls.First());

    private Uri Http2Address => new(_app!.Urls.Last());

    public async ValueTask InitializeAsync()
    {
        _settings = await Engine.CopyAsync(demo: false);
        _app = HostApp.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(_settings).AddInMemoryCollection(
            [
                new("Prongsai:PlainLoopback", "true"), new("Prongsai:Limits:HeaderSeconds", "1"), new("Prongsai:Limits:SlowSeconds", "1.5"), new("Prongsai:Limits:SlowestBytes", "100000"), new("Prongsai:Limits:SlowestAnswerBytes", "5000000"),
                new("Kestrel:Endpoints:One:Url", "http://127.0.0.1:0"),
                new("Kestrel:Endpoints:Two:Url", "http://127.0.0.1:0"), new("Kestrel:Endpoints:Two:Protocols", "Http2"),
            ]);
            builder.Logging.ClearProviders();
        }, services => services.AddSingleton<IStartupFilter>(_big));
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await Engine.DropAsync(_settings);
    }

    [Fact]
    public async Task H072_Heads_that_never_end_are_cut_while_others_are_served()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var slow = new List<TcpClient>();
        for (var i = 0; i < 100; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(Address.Host, Address.Port, limit.Token);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {Address.Authority}\r\nX-A: b"), limit.Token);
            slow.Add(client);
        }

        Assert.Equal(200, await StatusAsync(Address, HttpVersion.Version11, limit.Token));
        foreach (var client in slow)
        {
            Assert.True(await EndsAsync(client.GetStream(), limit.Token));
            client.Dispose();
        }
    }

    [Fact]
    public async Task H072_A_body_that_drips_is_cut()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var client = new TcpClient();
        await client.ConnectAsync(Address.Host, Address.Port, limit.Token);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /sign-in HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n\r\nInput"), limit.Token);
        Assert.True(await EndsAsync(client.GetStream(), limit.Token));
        Assert.Equal(200, await StatusAsync(Address, HttpVersion.Version11, limit.Token));
    }

    [Fact]
    public async Task H073_Who_does_not_read_the_answer_is_dropped()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        // A busy machine may be too slow for the second that a head has: then nothing was asked for, and it asks again.
        var clients = new List<TcpClient>();
        while (!_big.Cut.Task.IsCompleted)
        {
            var client = new TcpClient { ReceiveBufferSize = 4096 };
            clients.Add(client);
            await client.ConnectAsync(Address.Host, Address.Port, limit.Token);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /big HTTP/1.1\r\nHost: {Address.Authority}\r\n\r\n"), limit.Token);
            await Task.WhenAny(_big.Cut.Task, Task.Delay(TimeSpan.FromSeconds(10), limit.Token));
            limit.Token.ThrowIfCancellationRequested();
        }

        clients.ForEach(c => c.Dispose());
        Assert.Equal(200, await StatusAsync(Address, HttpVersion.Version11, limit.Token));
    }

    /// <summary>CVE-2023-44487: streams opened and reset as fast as they can be written.</summary>
    [Fact]
    public async Task H071_Ten_thousand_streams_that_are_reset_at_once_end_their_connection_or_nothing()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var client = new TcpClient();
        await client.ConnectAsync(Http2Address.Host, Http2Address.Port, limit.Token);
        var stream = client.GetStream();
        var drain = EndsAsync(stream, limit.Token);
        try
        {
            await stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), limit.Token);
            await stream.WriteAsync(Frame(4, 0, 0, []), limit.Token);
            for (var id = 1; id < 20_000; id += 2)
            {
                await stream.WriteAsync((byte[])[.. Frame(1, 5, id, Head(Http2Address.Authority)), .. Frame(3, 0, id, [0, 0, 0, 8])], limit.Token);
            }
        }
        catch (IOException)
        {
            // Hung up on: as it should be.
        }

        Assert.Equal(200, await StatusAsync(Http2Address, HttpVersion.Version20, limit.Token));
        client.Client.Shutdown(SocketShutdown.Send);
        Assert.True(await drain);
        Assert.Equal(200, await StatusAsync(Address, HttpVersion.Version11, limit.Token));
    }

    private static async Task<int> StatusAsync(Uri address, Version version, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = address, DefaultRequestVersion = version, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        return (int)(await client.GetAsync(new Uri("/sign-in", UriKind.Relative), ct)).StatusCode;
    }

    /// <summary>Reads to the end of the connection, whatever comes.</summary>
    private static async Task<bool> EndsAsync(NetworkStream stream, CancellationToken ct)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await stream.ReadAsync(buffer, ct) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset: an end as well.
        }

        return true;
    }

    private static byte[] Frame(byte type, byte flags, int stream, byte[] body) =>
        [0, (byte)(body.Length >> 8), (byte)body.Length, type, flags, (byte)(stream >> 24), (byte)(stream >> 16), (byte)(stream >> 8), (byte)stream, .. body];

    /// <summary>HPACK: GET, http, /, and the authority as a literal.</summary>
    private static byte[] Head(string authority) => [0x82, 0x86, 0x84, 0x01, (byte)authority.Length, .. Encoding.ASCII.GetBytes(authority)];

    /// <summary>An answer that is larger than what a connection buffers.</summary>
    private sealed class Big : IStartupFilter
    {
        public TaskCompletionSource Cut { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/big", big => big.Run(async context =>
            {
                using var told = context.RequestAborted.Register(() => Cut.TrySetResult());
                var part = new byte[64 * 1024];
                for (var i = 0; i < 1_000; i++)
                {
                    await context.Response.Body.WriteAsync(part, context.RequestAborted);
                }
            }));
            next(app);
        };
    }
}
