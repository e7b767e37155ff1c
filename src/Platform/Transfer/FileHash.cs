using System.Security.Cryptography;

namespace Prongsai.Platform.Transfer;

internal static class FileHash
{
    /// <returns>SHA-256 of the bytes of a file, hex.</returns>
    public static async Task<string> OfAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
