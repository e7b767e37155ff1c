using System.Net.Security;

namespace Prongsai.Platform;

/// <summary>
/// Where the program speaks TLS itself: only suites that authenticate what they encrypt (AEAD) with keys of the moment. The system's list also has CBC
/// suites, which leak by their timing (Lucky 13). On Windows the list belongs to the system's policy.
/// </summary>
internal static class Ciphers
{
    private static readonly TlsCipherSuite[] Good =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    /// <returns>Null where the system decides.</returns>
    public static CipherSuitesPolicy? Policy() => OperatingSystem.IsLinux() ? new CipherSuitesPolicy(Good) : null;
}
