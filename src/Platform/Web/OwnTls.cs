using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Prongsai.Platform;

/// <summary>
/// Where the program speaks TLS itself, with the files of <c>Kestrel:Certificates:Default</c>: when they are renewed, who comes from then on gets the new
/// certificate, and nobody who is connected is cut off. Files that are half-written, cannot be read or do not fit each other leave the one before.
/// </summary>
internal sealed class OwnTls
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly string _certificate, _key;
    private readonly string? _password;
    private readonly TimeProvider _clock;
    private readonly ILogger<OwnTls> _log;
    private readonly Lock _turn = new();
    private string _seen = "";
    private long _looked;
    private volatile SslStreamCertificateContext? _renewed;

    public OwnTls(IConfiguration configuration, IHostEnvironment place, TimeProvider clock, ILogger<OwnTls> log)
    {
        var files = configuration.GetSection("Kestrel:Certificates:Default");
        // Addresses with certificates of their own are the server's: it watches their files itself.
        var ours = !configuration.GetSection("Kestrel:Endpoints").Exists();
        (_certificate, _key, _password) = (ours ? Full(files["Path"]) : "", Full(files["KeyPath"]), files["Password"]);
        (_clock, _log, _looked) = (clock, log, clock.GetTimestamp());
        _seen = Hash() ?? "";

        string Full(string? path) => string.IsNullOrEmpty(path) ? "" : Path.Combine(place.ContentRootPath, path);
    }

    public void Apply(KestrelServerOptions kestrel)
    {
        var suites = Ciphers.Policy();
        kestrel.ConfigureHttpsDefaults(https => https.OnAuthenticate = (_, tls) =>
        {
            tls.CipherSuitesPolicy = suites;
            if (Renewed() is { } renewed)
            {
                tls.ServerCertificateContext = renewed;
            }
        });
    }

    /// <returns>Null while the files are as they were at the start.</returns>
    private SslStreamCertificateContext? Renewed()
    {
        if (_certificate.Length > 0 && _clock.GetElapsedTime(Volatile.Read(ref _looked)) >= s_pause && _turn.TryEnter())
        {
            try
            {
                Look();
            }
            finally
            {
                Volatile.Write(ref _looked, _clock.GetTimestamp());
                _turn.Exit();
            }
        }

        return _renewed;
    }

    private void Look()
    {
        if (Hash() is not { } now || now == _seen)
        {
            return;
        }

        _seen = now;
        try
        {
            _renewed = Read();
            _log.LogWarning("The certificate of this server was renewed: valid until {Until:yyyy-MM-dd}", _renewed.TargetCertificate.NotAfter);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            _log.LogError("The renewed certificate cannot be used and the one before stays: {Error}", Told.Of(error));
        }
    }

    /// <returns>Null when a file cannot be read now.</returns>
    private string? Hash()
    {
        if (_certificate.Length == 0)
        {
            return null;
        }

        try
        {
            return Convert.ToHexString(SHA256.HashData([.. File.ReadAllBytes(_certificate), .. _key.Length > 0 ? File.ReadAllBytes(_key) : []]));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private SslStreamCertificateContext Read()
    {
        X509Certificate2Collection all = [];
        if (_key.Length == 0)
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(_certificate, _password);
            var pair = all.FirstOrDefault(one => one.HasPrivateKey) ?? throw new CryptographicException("The file holds no certificate together with its key.");
            return SslStreamCertificateContext.Create(pair, all, offline: true);
        }

        all.ImportFromPemFile(_certificate);
        var own = string.IsNullOrEmpty(_password) ? X509Certificate2.CreateFromPemFile(_certificate, _key) : X509Certificate2.CreateFromEncryptedPemFile(_certificate, _password, _key);
        // Windows cannot speak TLS with a key that lives in memory only.
        var usable = OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null) : own;
        return SslStreamCertificateContext.Create(usable, all, offline: true);
    }
}
