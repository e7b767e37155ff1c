using Microsoft.AspNetCore.Http;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Correspondence;

/// <summary>Keeps the file of a paper. What it is, its content says; the type served later is ours.</summary>
internal sealed class StoreScan(BlobStore blobs)
{
    /// <returns>The stored file, or a refusal for the field "Input.File": "numbers.file", "file.*".</returns>
    public async Task<Outcome<StoredFile>> HandleAsync(IFormFile file, CancellationToken ct)
    {
        await using var stream = file.OpenReadStream();
        var read = await FileGuard.ReadAsync(stream, FileLimits.Bytes, ct);
        if (!read.Done)
        {
            return read.Refusal with { Field = "Input.File" };
        }

        var type = FileSniffer.Kind(read.Value) switch
        {
            FileKind.Pdf => "application/pdf",
            FileKind.Png => "image/png",
            FileKind.Jpeg => "image/jpeg",
            _ => null,
        };
        return type is null ? new Refusal("numbers.file", "Input.File") : await blobs.SaveAsync(new MemoryStream(read.Value), file.FileName, type, FileLimits.Bytes, ct);
    }
}
