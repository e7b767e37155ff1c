using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Host;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>The ring of keys under which sessions and forms are sealed: stolen, and lost.</summary>
public sealed class KeyRingTests
{
    [Fact]
    public async Task H102_A_stolen_ring_without_its_certificate_opens_nothing()
    {
        var settings = await Engine.CopyAsync(demo: false);
        try
        {
            var certificate = Path.Combine(settings["Prongsai:Data"]!, "ring.pfx");
            await File.WriteAllBytesAsync(certificate, Certificate(), TestContext.Current.CancellationToken);
            await using var owner = Create(settings, certificate);
            await EmptyAsync(owner);
            var secret = Seal(owner.Services).Protect("นายกเทศมนตรี");
            var ring = await RingAsync(owner);
            Assert.Contains("EncryptedData", Assert.Single(ring), StringComparison.Ordinal);
            Assert.DoesNotContain("<value>", ring[0], StringComparison.Ordinal);

            await using var next = Create(settings, certificate);
            Assert.Equal("นายกเทศมนตรี", Seal(next.Services).Unprotect(secret));
            await using var thief = Create(settings, "");
            Assert.ThrowsAny<CryptographicException>(() => Seal(thief.Services).Unprotect(secret));
        }
        finally
        {
            await Engine.DropAsync(settings);
        }
    }

    [Fact]
    public async Task H159_Who_lost_the_ring_signs_in_anew_and_has_lost_nothing_else()
    {
        await using var site = await Site.StartAsync();
        var sealedBefore = Seal(site.Services).Protect("a ticket");
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<KeyRingEntry>().ExecuteDeleteAsync());
        await using var started = await site.AnotherNodeAsync();
        Assert.ThrowsAny<CryptographicException>(() => Seal(started.Services).Unprotect(sealedBefore));
        using var client = started.NewClient("localhost");
        using var old = new HttpRequestMessage(HttpMethod.Get, new Uri("/app/settings/password", UriKind.Relative));
        old.Headers.Add("Cookie", "__Host-prongsai-session=" + sealedBefore);
        using var asked = await client.SendAsync(old, TestContext.Current.CancellationToken);
        Assert.Equal((200, "/sign-in"), ((int)asked.StatusCode, asked.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.Equal(200, (await started.OpenAsync("/app/settings/password", Role.Officer)).Status);
    }

    private static WebApplication Create(Dictionary<string, string?> settings, string certificate) => HostApp.Create([], builder =>
    {
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings).AddInMemoryCollection([new("Prongsai:KeyCertificate", certificate), new("Prongsai:KeyCertificatePassword", "only a test")]);
        builder.Logging.ClearProviders();
    });

    private static IDataProtector Seal(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("a session");

    private static async Task EmptyAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<KeyRingEntry>().ExecuteDeleteAsync();
    }

    private static async Task<List<string>> RingAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<KeyRingEntry>().Select(k => k.Xml).ToListAsync();
    }

    private static byte[] Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return made.Export(X509ContentType.Pkcs12, "only a test");
    }
}
