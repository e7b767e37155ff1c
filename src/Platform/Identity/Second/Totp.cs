using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Prongsai.Platform;

/// <summary>Codes of six digits by the clock (RFC 6238 with SHA-1 and 30 seconds, which is what the apps on telephones expect).</summary>
internal static class Totp
{
    public const int Digits = 6;
    private const int Million = 1_000_000;
    private const int SecretBytes = 20;
    private const int Skew = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepOf(DateTime utc) => (long)Math.Floor((utc - DateTime.UnixEpoch) / Period);

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238's own function, keyed; nothing here rests on collisions
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xF, 4)) & 0x7FFF_FFFF;
        return (number % Million).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was given: now, one before or one after, and later than the one used last. Every candidate is compared, at one speed.</summary>
    /// <returns>Null when none is.</returns>
    public static long? Match(byte[] secret, string code, DateTime utc, long lastStep)
    {
        long? found = null;
        var given = Encoding.ASCII.GetBytes(code);
        for (var step = StepOf(utc) - Skew; step <= StepOf(utc) + Skew; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Code(secret, step))) && step > lastStep)
            {
                found ??= step;
            }
        }

        return found;
    }

    /// <summary>RFC 4648 without padding; 20 bytes are 32 letters.</summary>
    public static string Text(byte[] secret)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var part in secret)
        {
            (held, bits) = ((held << 8) | part, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return text.ToString();
    }

    /// <summary>What the QR says to the app.</summary>
    public static string Address(byte[] secret, string issuer, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={Text(secret)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period=30";
}
