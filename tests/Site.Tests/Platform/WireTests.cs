using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prongsai.Host;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>What the server itself refuses, over a real connection: the test server of the other tests has no such limits.</summary>
public sealed class WireTests(WireTests.Listening one) : IClassFixture<WireTests.Listening>
{
    public sealed class Listening : IAsyncLifetime
    {
        private Dictionary<string, string?> _settings = [];
        private WebApplication? _app;

        public IServiceProvider Services => _app!.Services;

        public Uri Address => new(_app!.Urls.Single());

        public async ValueTask InitializeAsync()
        {
            _settings = await Engine.CopyAsync(demo: false);
            _app = HostApp.Create([], builder =>
            {
                builder.Configuration.AddInMemoryCollection(_settings).AddInMemoryCollection([new("Prongsai:PlainLoopback", "true")]);
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.ClearProviders();
            });
            await _app.StartAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _app!.StopAsync();
            await _app.DisposeAsync();
            await Engine.DropAsync(_settings);
        }
    }

    [Fact]
    public async Task H001_Ten_megabytes_in_a_field_are_refused_before_they_are_read() =>
        Assert.Contains(await StatusAsync("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10485760\r\n", "Input.UserName=" + new string('x', 100_000)), (int[])[400, 413]);

    [Fact]
    public async Task H014_A_header_of_a_hundred_kilobytes_is_refused() =>
        Assert.Equal(431, await StatusAsync($"GET /sign-in HTTP/1.1\r\nCookie: a={new string('c', 100_000)}\r\n"));

    [Fact]
    public async Task H015_An_address_of_nine_kilobytes_is_refused() =>
        Assert.Equal(414, await StatusAsync($"GET /{new string('a', 9_000)} HTTP/1.1\r\n"));

    [Fact]
    public async Task H022_What_is_sent_beyond_the_declared_length_is_not_part_of_the_form() =>
        Assert.Equal(400, await StatusAsync("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n", new string('x', 200_000)));

    [Theory]
    [InlineData(null, 1_000)]
    [InlineData(20_000, 1_000)]
    [InlineData(1_024, 324)]
    [InlineData(256, 20)]
    public void H153_There_are_never_more_connections_than_the_process_can_open(int? descriptors, int connections) =>
        Assert.Equal(connections, new WireLimits().ConnectionsWithin(descriptors));

    private async Task<int> StatusAsync(string head, string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(one.Address.Host, one.Address.Port);
        await using var stream = client.GetStream();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var sending = Task.Run(async () =>
        {
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}Host: {one.Address.Authority}\r\nConnection: close\r\n\r\n{body}"), limit.Token);
            }
            catch (IOException)
            {
                // The server hung up while we were still sending: what is tested here.
            }
        }, limit.Token);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync(limit.Token);
        await sending;
        return int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
