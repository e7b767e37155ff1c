using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Immutable files of an agency in the local folder: random names, checked on reading.</summary>
public sealed class BlobStore(AppDb db, Tenant tenant, BlobVolume volume, TimeProvider clock)
{
    /// <summary>
    /// Stores what the office itself made (a sealed paper, a proof) and adds its row to the unit of work: it has a reserve of a tenth above the quota
    /// and the volume to its last byte. Cut while reading when longer than the limit.
    /// </summary>
    /// <param name="limit">Bytes.</param>
    /// <returns>Refusal "file.empty", "file.too-long" ({0} = MB allowed), "file.quota", "file.disk-full" or "file.store-down".</returns>
    public async Task<Outcome<StoredFile>> SaveAsync(Stream content, string name, string contentType, long limit, CancellationToken ct) =>
        volume.Failed ? new Refusal("file.store-down") : await WriteAsync(content, name, contentType, limit, volume.ReserveOf(tenant.Agency), ct);

    /// <summary>Stores what came from outside, within the quota and while the volume has room; called by <see cref="Files.FileIntake"/> only.</summary>
    /// <returns>As <see cref="SaveAsync"/>.</returns>
    internal async Task<Outcome<StoredFile>> TakeAsync(Stream content, string name, string contentType, long limit, CancellationToken ct) =>
        volume.Closed is { } closed ? closed : await WriteAsync(content, name, contentType, limit, volume.QuotaOf(tenant.Agency), ct);

    /// <summary>
    /// Bytes of the files of the agency, those of this unit of work included. Summed over an index that holds the lengths: true after every deletion
    /// and restore, where a running counter would have to be told of each.
    /// </summary>
    public async Task<long> UsedAsync(CancellationToken ct) =>
        await db.Set<StoredFile>().SumAsync(f => f.Length, ct) + db.ChangeTracker.Entries<StoredFile>().Where(e => e.State == EntityState.Added).Sum(e => e.Entity.Length);

    private async Task<Outcome<StoredFile>> WriteAsync(Stream content, string name, string contentType, long limit, long allowed, CancellationToken ct)
    {
        var used = await UsedAsync(ct);
        var id = Guid.CreateVersion7();
        var final = PathOf(id);
        var temporary = final + ".part";
        try
        {
            DurableFile.CreateFolder(Path.GetDirectoryName(Path.GetDirectoryName(final))!);
            DurableFile.CreateFolder(Path.GetDirectoryName(final)!);
            var (length, hash) = await CopyAsync(content, temporary, limit, ct);
            if (length == 0 || length > limit)
            {
                return length == 0 ? new Refusal("file.empty") : new Refusal("file.too-long", "", limit / 1024 / 1024);
            }

            if (used + length > allowed)
            {
                return new Refusal("file.quota", "", InGb(used), InGb(volume.QuotaOf(tenant.Agency)));
            }

            volume.Commit(temporary, final);
            var file = new StoredFile { Id = id, Name = FileNames.Clean(name), ContentType = contentType, Length = length, Sha256 = hash, StoredAt = clock.GetUtcNow().UtcDateTime };
            db.Add(file);
            return file;
        }
        catch (IOException error) when (DiskTrouble.IsFull(error))
        {
            Discard(final);
            return new Refusal("file.disk-full");
        }
        catch (IOException error) when (error is not VolumeFailedException && DiskTrouble.IsBroken(error))
        {
            return new Refusal("file.store-down");
        }
        finally
        {
            Discard(temporary);
        }
    }

    // Its folder may be missing too, when there was no room for it.
    private static void Discard(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static string InGb(long bytes) => (bytes / (1024.0 * 1024 * 1024)).ToString("0.##", CultureInfo.InvariantCulture);

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

    private string PathOf(Guid id) => volume.PathOf(tenant.Agency.Slug, id);

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
    /// <summary>The whole file: as long as it was when it was stored.</summary>
    public async Task<byte[]> BytesAsync(CancellationToken ct)
    {
        using var bytes = new MemoryStream((int)File.Length);
        await Content.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    public void Dispose() => Content.Dispose();
}
