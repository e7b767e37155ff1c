using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Prongsai.Platform.Backups;

/// <summary>
/// One sealed file with everything of the installation: the database at one moment, the files that its rows speak of, and what opens its key ring. It is
/// an archive (tar, gzip) inside sealed chunks; it has its name only when it is whole and on the disk.
/// </summary>
internal sealed class MakeBackup(Installation here, BackupKeys keys, OpenBackup open)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="Folder">Made when it is not there.</param>
    /// <param name="Verify">Load it again at once and compare.</param>
    public sealed record Input(string Folder, bool Verify = true);

    /// <returns>A report also of a backup that lacks files; a refusal when there is none at all.</returns>
    public async Task<Outcome<BackupReport>> HandleAsync(Input input, CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(input.Folder);
            SweepParts(input.Folder);
            var (path, manifest) = await WriteAsync(input.Folder, keys.Ensure(), ct);
            var looked = input.Verify ? await open.HandleAsync(new(path, null), ct) : null;
            if (looked is { Done: true, Value: { } report })
            {
                return report;
            }

            await using var file = OpenBackup.Open(path);
            var (header, _) = await BackupHeader.ReadAsync(file, ct);
            return new BackupReport(path, file.Length, header, manifest.Database.Tables.Count, manifest.Database.Rows, manifest.Files, manifest.Bytes, manifest.Lost, looked is null ? null : false, [])
            {
                NotLoaded = looked?.Refusal,
            };
        }
        catch (BackupRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Refusal("backup.place", "", input.Folder, error.Message);
        }
    }

    private async Task<(string Path, Manifest Manifest)> WriteAsync(string folder, BackupKey key, CancellationToken ct)
    {
        var final = NameIn(folder);
        var part = final + ".part";
        using var scratch = here.NewScratch();
        try
        {
            Manifest manifest;
            await using (var copy = await here.Engine.TakeAsync(scratch, ct))
            {
                var salt = RandomNumberGenerator.GetBytes(32);
                var header = new BackupHeader(Installation.Product, here.Engine.Name, await DatabaseFacts.SchemaAsync(copy.Facts, ct), key.Id, here.Now, BackupHeader.ChunkLength, Convert.ToBase64String(salt));
                await using var file = Create(part);
                var hash = await header.WriteAsync(file, ct);
                using var chunks = new Chunks(key.OfFile(salt, hash), hash);
                await using var sealing = new SealingStream(file, chunks);
                await using (var packed = new GZipStream(sealing, CompressionLevel.Fastest, leaveOpen: true))
                await using (var archive = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
                {
                    manifest = await FillAsync(archive, copy, ct);
                }

                await sealing.CompleteAsync(ct);
            }

            Commit(part, final);
            return (final, manifest);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<Manifest> FillAsync(TarWriter archive, TakenCopy copy, CancellationToken ct)
    {
        await using (var database = OpenBackup.Open(copy.File))
        {
            await AddAsync(archive, Manifest.DatabaseEntry(here.Engine.Name), database, ct);
        }

        if (here.Platform.KeyCertificate.Length > 0)
        {
            await using var certificate = OpenBackup.Open(here.Platform.KeyCertificate);
            await AddAsync(archive, Manifest.Certificate, certificate, ct);
            await AddAsync(archive, Manifest.Settings, JsonStream(new KeptSettings(here.Platform.KeyCertificatePassword)), ct);
        }

        var facts = await DatabaseFacts.ReadAsync(copy.Facts, ct);
        var (files, bytes, lost) = (0L, 0L, new List<LostFile>());
        await foreach (var file in DatabaseFacts.FilesAsync(copy.Facts, ct))
        {
            if (await AddFileAsync(archive, file, ct) is { } what)
            {
                lost.Add(new(file.Slug, file.Id, what));
                continue;
            }

            (files, bytes) = (files + 1, bytes + file.Length);
        }

        var manifest = new Manifest(facts, files, bytes, lost);
        await AddAsync(archive, Manifest.Entry, JsonStream(manifest), ct);
        return manifest;
    }

    /// <returns>Null when the file is in the archive as it was stored; else what is wrong with it.</returns>
    private async Task<string?> AddFileAsync(TarWriter archive, FileFact file, CancellationToken ct)
    {
        var path = Path.Combine(here.Blobs, file.Path.Replace('/', Path.DirectorySeparatorChar));
        if (!File.Exists(path))
        {
            return "missing";
        }

        await using var source = OpenBackup.Open(path);
        if (source.Length != file.Length)
        {
            return "changed";
        }

        await using var hashed = new HashedStream(source);
        await AddAsync(archive, Manifest.FilePrefix + file.Path, hashed, ct);
        return hashed.Hash == file.Sha256 ? null : "changed";
    }

    private async Task AddAsync(TarWriter archive, string name, Stream content, CancellationToken ct) =>
        await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = OwnerOnly, ModificationTime = here.Now }, ct);

    private static MemoryStream JsonStream<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, Json.Options), writable: false);

    private string NameIn(string folder)
    {
        var name = "prongsai-" + here.Now.ToString("yyyyMMdd'-'HHmmss'Z'", null);
        var path = Path.Combine(folder, name + BackupFiles.Ending);
        for (var i = 2; File.Exists(path); i++)
        {
            path = Path.Combine(folder, FormattableString.Invariant($"{name}-{i}{BackupFiles.Ending}"));
        }

        return path;
    }

    private static FileStream Create(string path)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous | (OperatingSystem.IsWindows() ? FileOptions.WriteThrough : 0), BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, how);
    }

    internal static void Commit(string part, string final)
    {
        try
        {
            DurableFile.Commit(part, final);
        }
        catch (VolumeFailedException error) when (error.InnerException is System.ComponentModel.Win32Exception { NativeErrorCode: 22 } && File.Exists(final))
        {
            // A share of another machine that knows no fsync of folders (EINVAL): the bytes themselves were taken.
        }
    }

    // What runs that were killed left; none of it ever had the name of a backup.
    private void SweepParts(string folder)
    {
        foreach (var part in Directory.EnumerateFiles(folder, "prongsai-*" + BackupFiles.Ending + ".part").Where(f => File.GetLastWriteTimeUtc(f) < here.Now.AddDays(-1)))
        {
            File.Delete(part);
        }
    }
}

/// <summary>Hashes what passes; as long as the file it reads.</summary>
internal sealed class HashedStream(FileStream inner) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>SHA-256 (hex) of everything that was read. Asked once.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public override bool CanRead => true;

    // The archive asks for the length before the first byte.
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => inner.Length;
    public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        _hash.AppendData(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        _hash.AppendData(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
