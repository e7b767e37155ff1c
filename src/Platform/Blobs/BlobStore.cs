using System.Buffers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Prongsai.Platform;

/// <summary>Immutable files of an agency in the local folder: random names, checked on reading.</summary>
public sealed class BlobStore(AppDb db, Tenant tenant, BlobVolume volume, TimeProvider clock)
{
    /// <summary>Stores a stream and adds its row to the unit of work. Cut while reading when longer than the limit.</summary>
    /// <param name="limit">Bytes.</param>
    /// <returns>Refusal "file.empty", "file.too-long" ({0} = MB allowed) or "file.store-down".</returns>
    public async Task<Outcome<StoredFile>> SaveAsync(Stream content, string name, string contentType, long limit, CancellationToken ct)
    {
        if (volume.Failed)
        {
            return new Refusal("file.store-down");
        }

        var id = Guid.CreateVersion7();
        var final = PathOf(id);
        DurableFile.CreateFolder(Path.GetDirectoryName(Path.GetDirectoryName(final))!);
        DurableFile.CreateFolder(Path.GetDirectoryName(final)!);
        var temporary = final + ".part";
        try
        {
            var (length, hash) = await CopyAsync(content, temporary, limit, ct);
            if (length == 0 || length > limit)
            {
                return length == 0 ? new Refusal("file.empty") : new Refusal("file.too-long", "", limit / 1024 / 1024);
            }

            volume.Commit(temporary, final);
            var file = new StoredFile { Id = id, Name = FileNames.Clean(name), ContentType = contentType, Length = length, Sha256 = hash, StoredAt = clock.GetUtcNow().UtcDateTime };
            db.Add(file);
            return file;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a file of the ambient agency; null when there is no such row.</summary>
    /// <exception cref="InvalidDataException">The bytes are missing: an alarm, never a silent 404. Those that are not what was stored throw it while they are
    /// read, before the last of them is given.</exception>
    public async Task<OpenedFile?> OpenAsync(Guid id, CancellationToken ct)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct);
        if (file is null)
        {
            return null;
        }

        var path = PathOf(id);
        if (!File.Exists(path) || new FileInfo(path).Length != file.Length)
        {
            throw new InvalidDataException($"The bytes of file {id} are missing.");
        }

        return new OpenedFile(file, new CheckedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan), file));
    }

    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(volume.Root, tenant.Agency.Slug, name[^2..], name);
    }

    private static async Task<(long Length, string Hash)> CopyAsync(Stream content, string path, long limit, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var options = OperatingSystem.IsWindows() ? FileOptions.WriteThrough | FileOptions.Asynchronous : FileOptions.Asynchronous;
        await using var output = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, options);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        long length = 0;
        try
        {
            int read;
            while (length <= limit && (read = await content.ReadAsync(buffer, ct)) > 0)
            {
                length += read;
                hash.AppendData(buffer, 0, read);
                await output.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

public sealed record OpenedFile(StoredFile File, Stream Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}

/// <summary>The folder under the blobs and whether it can still be trusted.</summary>
public sealed class BlobVolume(string root, ILogger<BlobVolume> log)
{
    public string Root { get; } = root;

    /// <summary>True after a failed fsync, until the process is started again by an operator: intake is off.</summary>
    public bool Failed { get; private set; }

    internal void Commit(string temporary, string final)
    {
        try
        {
            DurableFile.Commit(temporary, final);
        }
        catch (VolumeFailedException error)
        {
            Failed = true;
            log.LogCritical("The blob volume failed to keep a file ({Type}); intake is off", error.InnerException?.Message);
            throw;
        }
    }
}
