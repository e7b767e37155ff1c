using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Prongsai.Platform.Backups;

/// <summary>
/// What a backup says of itself before it is opened. The file: magic, format (2 bytes), length of the JSON (4), this as JSON, SHA-256 of all of that,
/// sealed chunks, and an ending that only a finished file has.
/// </summary>
/// <param name="Product">Version of the program that made it.</param>
/// <param name="Engine">"sqlite" or "postgres".</param>
/// <param name="Schema">Names of the schema scripts that had run.</param>
/// <param name="KeyId">Which key opens it.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Chunk">Bytes of plain text in a chunk.</param>
/// <param name="Salt">Base64 of 32 random bytes.</param>
public sealed record BackupHeader(string Product, string Engine, IReadOnlyList<string> Schema, string KeyId, DateTime MadeAt, int Chunk, string Salt)
{
    internal const int Format = 1;
    internal const int ChunkLength = 256 * 1024;
    private const int Longest = 256 * 1024;

    internal static ReadOnlySpan<byte> Ending => "\nPRONGSAI WHOLE\n"u8;

    private static ReadOnlySpan<byte> Magic => "PRONGSAI BACKUP\n"u8;

    /// <returns>Hash of the header, which every chunk is bound to.</returns>
    internal async Task<byte[]> WriteAsync(Stream file, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, Json.Options);
        var bytes = new byte[Magic.Length + 6 + json.Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(Magic.Length), Format);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(Magic.Length + 2), json.Length);
        json.CopyTo(bytes, Magic.Length + 6);
        var hash = SHA256.HashData(bytes);
        await file.WriteAsync(bytes, ct);
        await file.WriteAsync(hash, ct);
        return hash;
    }

    /// <summary>Reads the header and leaves <paramref name="file"/> at the first chunk.</summary>
    /// <exception cref="BackupRefusedException">"backup.not-ours", "backup.newer-format", "backup.cut" or "backup.damaged".</exception>
    internal static async Task<(BackupHeader Header, byte[] Hash)> ReadAsync(FileStream file, CancellationToken ct)
    {
        var start = new byte[Magic.Length + 6];
        if (await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct) < start.Length || !start.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new BackupRefusedException(new Refusal("backup.not-ours"));
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(start.AsSpan(Magic.Length)) > Format)
        {
            throw new BackupRefusedException(new Refusal("backup.newer-format"));
        }

        await RequireEndingAsync(file, start.Length, ct);
        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(Magic.Length + 2));
        if (length is <= 0 or > Longest || length + SHA256.HashSizeInBytes + Ending.Length > file.Length - file.Position)
        {
            throw Damaged(0);
        }

        var rest = new byte[length + SHA256.HashSizeInBytes];
        await file.ReadExactlyAsync(rest, ct);
        var hash = SHA256.HashData([.. start, .. rest.AsSpan(0, length)]);
        return hash.AsSpan().SequenceEqual(rest.AsSpan(length)) ? (Parse(rest.AsSpan(0, length)), hash) : throw Damaged(0);
    }

    /// <param name="at">Byte of the file near which it does not hold.</param>
    internal static BackupRefusedException Damaged(long at) => new(new Refusal("backup.damaged", "", at));

    private static BackupHeader Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var header = JsonSerializer.Deserialize<BackupHeader>(json, Json.Options);
            return header is { Chunk: ChunkLength, Schema: not null, KeyId: not null, Engine: not null, Salt.Length: 44 } ? header : throw Damaged(0);
        }
        catch (JsonException)
        {
            throw Damaged(0);
        }
    }

    private static async Task RequireEndingAsync(FileStream file, long next, CancellationToken ct)
    {
        var ending = new byte[Ending.Length];
        if (file.Length >= next + ending.Length)
        {
            file.Position = file.Length - ending.Length;
            await file.ReadExactlyAsync(ending, ct);
        }

        if (!ending.AsSpan().SequenceEqual(Ending))
        {
            throw new BackupRefusedException(new Refusal("backup.cut"));
        }

        file.Position = next;
    }
}

/// <summary>A backup that is not taken, with the sentence that says why; caught where a handler answers.</summary>
internal sealed class BackupRefusedException(Refusal refusal, Exception? inner = null) : Exception(refusal.Code, inner)
{
    public Refusal Refusal { get; } = refusal;
}
