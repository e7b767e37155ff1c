using Prongsai.Documents.Papers;
using Prongsai.Measures.Contracts;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>The measures of a year, the day it is, and the emblem to print.</summary>
internal sealed class YearWork(IMeasures measures, BlobStore blobs, TimeProvider clock)
{
    private const int LargestEmblem = 2 * 1024 * 1024;

    public DateOnly Today => Bangkok.Today(clock);

    /// <param name="round">Of a closed one: the words of its closing. Null: what is known today.</param>
    public Task<MeasureTable> MeasuresAsync(int year, ReportRound? round, CancellationToken ct) =>
        round is { } asOf ? measures.AsOfRoundAsync(year, asOf, ct) : measures.OfYearAsync(year, ct);

    /// <summary>Null when none was uploaded, or it is neither PNG nor JPEG: the paper leaves its room empty.</summary>
    public async Task<Picture?> EmblemAsync(Guid? fileId, CancellationToken ct)
    {
        if (fileId is not { } id)
        {
            return null;
        }

        using var file = await blobs.OpenAsync(id, ct);
        if (file is null || file.File.Length > LargestEmblem)
        {
            return null;
        }

        var content = await file.BytesAsync(ct);
        return content is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] ? new Picture("image/png", content)
            : content is [0xFF, 0xD8, 0xFF, ..] ? new Picture("image/jpeg", content)
            : null;
    }
}
