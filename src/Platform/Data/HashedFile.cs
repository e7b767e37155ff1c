using System.Security.Cryptography;

namespace Prongsai.Platform;

/// <summary>Small files beside the database that may be lost but never be wrong: with the hash of what they hold, put in place by a rename.</summary>
public static class HashedFile
{
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(SHA256.HashData(content));
            file.Write(content);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <returns>Null when it is not there, cannot be read, is larger than <paramref name="mostBytes"/> or not as it was written.</returns>
    public static byte[]? Read(string path, int mostBytes)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true } file || file.Length < SHA256.HashSizeInBytes || file.Length > mostBytes)
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            var content = bytes[SHA256.HashSizeInBytes..];
            return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SHA256.HashSizeInBytes), SHA256.HashData(content)) ? content : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
