using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Host;

namespace Prongsai.Site.Tests.Platform;

/// <summary>H-162: the certificate of the program's own TLS is renewed while people are connected.</summary>
public sealed class OwnTlsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-tls").FullName;
    private readonly Ahead _clock = new();
    private Dictionary<string, string?> _settings = [];
    private WebApplication? _app;

    private string CertificatePath => Path.Combine(_folder, "site.pem");

    private string KeyPath => Path.Combine(_folder, "site.key");

    private Uri Address => new(_app!.Urls.First());

    public async ValueTask InitializeAsync() => _settings = await Engine.CopyAsync(demo: false);

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await Engine.DropAsync(_settings);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task H162_Who_is_connected_goes_on_and_who_comes_gets_the_renewed_one()
    {
        var first = Renew();
        await StartAsync(new("Kestrel:Certificates:Default:Path", CertificatePath), new("Kestrel:Certificates:Default:KeyPath", KeyPath));
        using var over = new CancellationTokenSource();
        var sent = 0;
        var visitors = Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            // Two keep their connection, two come anew each time.
            using var client = Client(keep: n % 2 == 0);
            while (!over.IsCancellationRequested)
            {
                using var body = new FormUrlEncodedContent([]);
                using var answer = await client.PostAsync(new Uri(Address, "/sign-in"), body);
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                Interlocked.Increment(ref sent);
            }
        })).ToList();
        Assert.Equal(first, await SeenAsync());

        var second = Renew();
        Assert.Equal(first, await SeenAsync());
        _clock.Pass(TimeSpan.FromSeconds(11));
        await ComesAsync(second);

        await File.WriteAllTextAsync(CertificatePath, (await File.ReadAllTextAsync(CertificatePath))[..200]);
        _clock.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal(second, await SeenAsync());
        File.Delete(CertificatePath);
        _clock.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal(second, await SeenAsync());

        var third = Renew();
        _clock.Pass(TimeSpan.FromSeconds(11));
        await ComesAsync(third);
        var before = Volatile.Read(ref sent);
        while (Volatile.Read(ref sent) < before + 20 && !visitors.Any(v => v.IsCompleted))
        {
            await Task.Delay(20);
        }

        await over.CancelAsync();
        await Task.WhenAll(visitors);
    }

    [Fact]
    public async Task H162_A_renewed_pfx_with_its_password_is_taken()
    {
        var path = Path.Combine(_folder, "site.pfx");
        using var first = Make();
        await File.WriteAllBytesAsync(path, first.Export(X509ContentType.Pkcs12, "ลับ-1234"));
        await StartAsync(new("Kestrel:Certificates:Default:Path", path), new("Kestrel:Certificates:Default:Password", "ลับ-1234"));
        Assert.Equal(first.Thumbprint, await SeenAsync());
        using var second = Make();
        await File.WriteAllBytesAsync(path, second.Export(X509ContentType.Pkcs12, "ลับ-1234"));
        _clock.Pass(TimeSpan.FromSeconds(11));
        await ComesAsync(second.Thumbprint);
        using var third = Make();
        await File.WriteAllBytesAsync(path, third.Export(X509ContentType.Pkcs12, "another"));
        _clock.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal(second.Thumbprint, await SeenAsync());
        using var keyless = X509CertificateLoader.LoadCertificate(third.RawData);
        await File.WriteAllBytesAsync(path, keyless.Export(X509ContentType.Pkcs12, "ลับ-1234"));
        _clock.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal(second.Thumbprint, await SeenAsync());
    }

    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        var asked = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return asked.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }

    private static bool IsOurs(X509Certificate? seen) => seen?.Subject == "CN=127.0.0.1";

    private static HttpClient Client(bool keep) => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = keep ? Timeout.InfiniteTimeSpan : TimeSpan.Zero,
        SslOptions = { RemoteCertificateValidationCallback = (_, seen, _, _) => IsOurs(seen) },
    });

    /// <returns>Thumbprint of the one that stands in the files now.</returns>
    private string Renew()
    {
        using var certificate = Make();
        using var key = certificate.GetRSAPrivateKey()!;
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        return certificate.Thumbprint;
    }

    private async Task StartAsync(params KeyValuePair<string, string?>[] files)
    {
        _app = HostApp.Create(["--urls", "https://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(_settings).AddInMemoryCollection(files);
            builder.Logging.ClearProviders();
        }, services => services.AddSingleton<TimeProvider>(_clock));
        await _app.StartAsync();
    }

    /// <summary>Who comes while another one looks at the files still gets the one before.</summary>
    private async Task ComesAsync(string thumbprint)
    {
        for (var tries = 0; tries < 100 && await SeenAsync() != thumbprint; tries++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(thumbprint, await SeenAsync());
    }

    private async Task<string> SeenAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Address.Host, Address.Port);
        await using var tls = new SslStream(client.GetStream(), false, (_, seen, _, _) => IsOurs(seen));
        await tls.AuthenticateAsClientAsync(Address.Host);
        using var seen = new X509Certificate2(tls.RemoteCertificate!);
        return seen.Thumbprint;
    }

    /// <summary>The clock of the machine, as if time had passed.</summary>
    private sealed class Ahead : TimeProvider
    {
        private long _ahead;

        public override long GetTimestamp() => base.GetTimestamp() + Volatile.Read(ref _ahead);

        public void Pass(TimeSpan time) => Interlocked.Add(ref _ahead, (long)(time.TotalSeconds * TimestampFrequency));
    }
}
