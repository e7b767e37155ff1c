using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Prongsai.Platform.Files;

/// <summary>
/// The one gate for files from outside: cut at the limit, looked at by the virus scanner where the installation has one, kept where the agency
/// has room. What does not pass leaves nothing behind but an event in the audit chain when it carried a virus.
/// </summary>
public sealed class FileIntake(BlobStore blobs, VirusScanner scanner, RecordNow record, ILogger<FileIntake> log)
{
    // One request may read a file, look whether it is here already, and read it again to keep it.
    private readonly HashSet<string> _clean = new(StringComparer.Ordinal);

    /// <summary>Reads a file that is used and not kept, or kept as something made of it.</summary>
    /// <param name="limit">Bytes; whatever length was declared, the stream is cut there.</param>
    /// <returns>The bytes; or file.empty, file.too-big, file.virus, file.scanner-down.</returns>
    public async Task<Outcome<byte[]>> ReadAsync(Stream content, int limit, CancellationToken ct)
    {
        var read = await FileGuard.ReadAsync(content, limit, ct);
        return read.Done && scanner.IsSet && await RefusalAsync(read.Value, ct) is { } refusal ? refusal : read;
    }

    /// <summary>Reads a file and keeps it with this unit of work as the type that its content says, never the browser's word.</summary>
    /// <returns>The row; or a refusal of <see cref="ReadAsync"/>, of <see cref="KeptFile.TypeOf"/> or of <see cref="BlobStore.TakeAsync"/>.</returns>
    public async Task<Outcome<StoredFile>> KeepAsync(Stream content, string name, int limit, CancellationToken ct)
    {
        var read = await ReadAsync(content, limit, ct);
        if (!read.Done)
        {
            return read.Refusal;
        }

        var type = KeptFile.TypeOf(read.Value, name);
        return type.Done ? await KeepAsync(read.Value, name, type.Value, ct) : type.Refusal;
    }

    /// <summary>Keeps bytes that <see cref="ReadAsync"/> let in, or a picture that was made of them.</summary>
    /// <returns>The row; or a refusal of <see cref="BlobStore.TakeAsync"/>.</returns>
    public async Task<Outcome<StoredFile>> KeepAsync(byte[] content, string name, string contentType, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        return await blobs.TakeAsync(stream, name, contentType, content.Length, ct);
    }

    private async Task<Refusal?> RefusalAsync(byte[] content, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (_clean.Contains(hash))
        {
            return null;
        }

        var said = await scanner.ScanAsync(content, ct);
        switch (said.Verdict)
        {
            case ScanVerdict.Clean:
                _clean.Add(hash);
                return null;
            case ScanVerdict.Found:
                log.LogWarning("A file was refused: {Signature} {Sha256}", said.Signature, hash);
                await record.EventAsync("file.refused", said.Signature, new { sha256 = hash }, ct);
                return new Refusal("file.virus", "", said.Signature);
            default:
                return new Refusal("file.scanner-down");
        }
    }
}
