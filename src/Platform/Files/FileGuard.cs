namespace Prongsai.Platform.Files;

/// <summary>Lets in a file from outside, or says why not, before anything parses it.</summary>
public static class FileGuard
{
    /// <summary>Reads at most <paramref name="limit"/> bytes; whatever length was declared, the stream is cut there.</summary>
    /// <returns>The bytes; or a refusal <c>file.empty</c>, <c>file.too-big</c>.</returns>
    public static async Task<Outcome<byte[]>> ReadAsync(Stream stream, int limit, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (kept.Length + read > limit)
            {
                return TooBig(limit);
            }

            kept.Write(buffer, 0, read);
        }

        return kept.Length == 0 ? new Refusal("file.empty") : kept.ToArray();
    }

    /// <summary>The same for a stream that is at hand already (a command line, a test).</summary>
    public static Outcome<byte[]> Read(Stream stream, int limit)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (kept.Length + read > limit)
            {
                return TooBig(limit);
            }

            kept.Write(buffer, 0, read);
        }

        return kept.Length == 0 ? new Refusal("file.empty") : kept.ToArray();
    }

    private static Refusal TooBig(int limit) => new("file.too-big", "", limit / 1024 / 1024);
}
