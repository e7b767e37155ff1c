using System.IO.Compression;

namespace Prongsai.Disclosure.Checks.Fetching;

/// <summary>
/// Reads what is worth reading of a body: the first of a page, the whole of a file that says how long it is. Whatever the sender packs or promises,
/// no more than the limit is ever unpacked or kept.
/// </summary>
internal static class FetchedBody
{
    public const int PageBytes = 64 * 1024;
    public const int FileBytes = 20 * 1024 * 1024;

    private static readonly HashSet<string> Files = new(StringComparer.Ordinal)
    {
        "application/pdf", "image/jpeg", "image/png", "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public static bool IsFile(string contentType) => Files.Contains(contentType);

    /// <summary>How much of it is kept.</summary>
    /// <param name="length">As it was said; without it, and beyond the limit, a file is not read but for its beginning.</param>
    public static int Limit(string contentType, long? length) => IsFile(contentType) && length is > 0 and <= FileBytes ? FileBytes : PageBytes;

    /// <returns>What was read so far, also when the time is over (then it is cut).</returns>
    public static async Task<(byte[] Bytes, bool Cut, bool Slow)> ReadAsync(Stream raw, string encoding, int limit, CancellationToken ct)
    {
        if (Unpacked(raw, encoding) is not { } stream)
        {
            return ([], true, false);
        }

        await using (stream)
        {
            using var kept = new MemoryStream();
            var buffer = new byte[16 * 1024];
            try
            {
                int read;
                while ((read = await stream.ReadAsync(buffer, ct)) > 0)
                {
                    var room = (int)Math.Min(read, limit - kept.Length);
                    kept.Write(buffer, 0, room);
                    if (room < read)
                    {
                        return (kept.ToArray(), true, false);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                return (kept.ToArray(), true, true);
            }
            catch (InvalidDataException)
            {
                return (kept.ToArray(), true, false);
            }

            return (kept.ToArray(), false, false);
        }
    }

    /// <returns>Null for a packing that was not asked for and is not known.</returns>
    private static Stream? Unpacked(Stream raw, string encoding) => encoding switch
    {
        "" or "identity" => raw,
        "gzip" or "x-gzip" => new GZipStream(raw, CompressionMode.Decompress),
        "br" => new BrotliStream(raw, CompressionMode.Decompress),
        "deflate" => new ZLibStream(raw, CompressionMode.Decompress),
        _ => null,
    };
}
