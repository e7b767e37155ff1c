using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Prongsai.Site.Tests.Operations;

/// <summary>An authenticator in software: one ES256 key, attestation "none" (WebAuthn 6). Lies where a test tells it to.</summary>
internal sealed class SoftKey : IDisposable
{
    private const byte Present = 0x01, Verified = 0x04, Attested = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);

    public string Origin { get; set; } = "https://localhost";

    public string Host { get; set; } = "localhost";

    public bool IsPresent { get; set; } = true;

    public bool Verifies { get; set; } = true;

    public bool InFrame { get; set; }

    public bool Forges { get; set; }

    public string? Type { get; set; }

    public string? Challenge { get; set; }

    /// <summary>As the next answer says it; 0 stays 0.</summary>
    public uint Count { get; set; }

    /// <summary>Base64url of the account's id, as the site said it.</summary>
    public string User { get; set; } = "";

    /// <summary>Answers options for navigator.credentials.create().</summary>
    public string Make(JsonElement asked)
    {
        User = asked.GetProperty("user").GetProperty("id").GetString()!;
        var client = Client(asked, "webauthn.create");
        byte[] data = [.. Data(Attested), .. new byte[16], 0, (byte)Id.Length, .. Id, .. PublicKey()];
        byte[] attestation =
        [
            0xA3,
            0x63, .. "fmt"u8, 0x64, .. "none"u8,
            0x67, .. "attStmt"u8, 0xA0,
            0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data,
        ];
        return Answer(new Dictionary<string, object?> { ["clientDataJSON"] = Text(client), ["attestationObject"] = Text(attestation), ["transports"] = (string[])["internal"] });
    }

    /// <summary>Answers options for navigator.credentials.get().</summary>
    public string Show(JsonElement asked)
    {
        var (client, data) = (Client(asked, "webauthn.get"), Data(0));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        signature[^1] ^= (byte)(Forges ? 1 : 0);
        return Answer(new Dictionary<string, object?> { ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(data), ["signature"] = Text(signature), ["userHandle"] = User });
    }

    public void Dispose() => _key.Dispose();

    private string Answer(Dictionary<string, object?> response) =>
        JsonSerializer.Serialize(new Dictionary<string, object?> { ["id"] = Text(Id), ["rawId"] = Text(Id), ["type"] = "public-key", ["clientExtensionResults"] = new { }, ["response"] = response });

    private byte[] Client(JsonElement asked, string type) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["type"] = Type ?? type,
        ["challenge"] = Challenge ?? asked.GetProperty("challenge").GetString(),
        ["origin"] = Origin,
        ["crossOrigin"] = InFrame,
    }));

    private byte[] Data(byte more)
    {
        var data = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(Host), data);
        data[32] = (byte)((IsPresent ? Present : 0) | (Verifies ? Verified : 0) | more);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), Count);
        return data;
    }

    // COSE_Key: EC2, ES256, P-256, x, y.
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
