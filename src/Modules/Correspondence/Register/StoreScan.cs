using Microsoft.AspNetCore.Http;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Correspondence;

/// <summary>Keeps the file of a paper. What it is, its content says; the type served later is ours.</summary>
internal sealed class StoreScan(FileIntake intake)
{
    /// <returns>The stored file, or a refusal for the field "Input.File": "numbers.file", "file.*".</returns>
    public async Task<Outcome<StoredFile>> HandleAsync(IFormFile file, CancellationToken ct)
    {
        await using var stream = file.OpenReadStream();
        var read = await intake.ReadAsync(stream, FileLimits.Bytes, ct);
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
        if (type is null)
        {
            return new Refusal("numbers.file", "Input.File");
        }

        var kept = await intake.KeepAsync(read.Value, file.FileName, type, ct);
        return kept.Done ? kept : kept.Refusal with { Field = "Input.File" };
    }
}
