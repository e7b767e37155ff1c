using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Prongsai.Platform.Backups;

/// <summary>Opens a backup, loads it into a place of its own, compares everything with what the backup says of itself, and tells. Nothing of it stays.</summary>
public sealed class OpenBackup
{
    private readonly Installation _here;
    private readonly BackupKeys _keys;

    internal OpenBackup(Installation here, BackupKeys keys) => (_here, _keys) = (here, keys);

    /// <param name="File">Path of the backup.</param>
    /// <param name="Key">Null: the key that this installation keeps.</param>
    /// <param name="Whole">Unpack the files too, as a restore does, and hash them where they lie; else they are hashed on the way.</param>
    public sealed record Input(string File, BackupKey? Key, bool Whole = false);

    /// <returns>A report also of a backup that is not right; a refusal when it cannot be opened or loaded.</returns>
    public async Task<Outcome<BackupReport>> HandleAsync(Input input, CancellationToken ct)
    {
        try
        {
            using var scratch = _here.NewScratch();
            var opened = await UnpackAsync(input, scratch, ct);
            await using var loaded = await _here.Engine.LoadAsync(opened.Database, "rehearsal", ct);
            return await CompareAsync(opened, loaded, input.Whole ? scratch.File("blobs") : null, ct);
        }
        catch (BackupRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Refusal("backup.place", "", _here.Data, error.Message);
        }
    }

    /// <summary>What is in the archive, with the database as a file in <paramref name="scratch"/> and, if wanted, the files under it.</summary>
    internal async Task<OpenedBackup> UnpackAsync(Input input, Scratch scratch, CancellationToken ct)
    {
        if (!File.Exists(input.File))
        {
            throw new BackupRefusedException(new Refusal("backup.no-file", "", Path.GetFileName(input.File)));
        }

        await using var file = Open(input.File);
        var (header, hash) = await BackupHeader.ReadAsync(file, ct);
        var key = Fit(header, input.Key);
        using var chunks = new Chunks(key.OfFile(Convert.FromBase64String(header.Salt), hash), hash);
        await using var plain = new OpeningStream(file, chunks);
        var opened = new OpenedBackup(input.File, file.Length, header, key, scratch.File(Path.GetFileName(Manifest.DatabaseEntry(header.Engine))));
        await using (var unpacked = new GZipStream(plain, CompressionMode.Decompress, leaveOpen: true))
        await using (var archive = new TarReader(unpacked, leaveOpen: true))
        {
            while (await archive.GetNextEntryAsync(copyData: false, ct) is { } entry)
            {
                await TakeAsync(opened, entry, scratch, input.Whole, ct);
            }
        }

        await plain.DrainAsync(ct);
        return opened;
    }

    /// <param name="files">Folder of the files as they were unpacked; null: their hashes were taken on the way.</param>
    internal async Task<BackupReport> CompareAsync(OpenedBackup opened, LoadedCopy loaded, string? files, CancellationToken ct)
    {
        var said = opened.Manifest ?? throw BackupHeader.Damaged(opened.Length);
        var found = await DatabaseFacts.ReadAsync(loaded.Connection, ct);
        var differences = new List<string>(said.Database.Differences(found));
        var lost = said.Lost.Select(l => l.Id).ToHashSet();
        await foreach (var row in DatabaseFacts.FilesAsync(loaded.Connection, ct))
        {
            var hash = files is null ? opened.Hashes.GetValueOrDefault(row.Id, []) : await HashAsync(Path.Combine(files, row.Path), ct);
            if (Convert.ToHexStringLower(hash) != row.Sha256 && !lost.Contains(row.Id))
            {
                differences.Add("file " + row.Id.ToString("D"));
            }
        }

        differences.AddRange((await _here.WalkAsync(loaded, ct)).Select(b => "audit " + b));
        return new(opened.File, opened.Length, opened.Header, found.Tables.Count, found.Rows, said.Files, said.Bytes, said.Lost, differences.Count == 0, differences);
    }

    internal static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private BackupKey Fit(BackupHeader header, BackupKey? given)
    {
        if (header.Engine != _here.Engine.Name)
        {
            throw new BackupRefusedException(new Refusal("backup.other-engine", "", header.Engine, _here.Engine.Name));
        }

        var known = _here.KnownScripts;
        if (header.Schema.FirstOrDefault(s => !known.Contains(s)) is not null)
        {
            throw new BackupRefusedException(new Refusal("backup.newer-schema", "", header.Product, Installation.Product));
        }

        if (given is not null)
        {
            return given.Id == header.KeyId ? given : throw new BackupRefusedException(new Refusal("backup.wrong-key", "", given.Id, header.KeyId));
        }

        return _keys.ById(header.KeyId) ?? throw new BackupRefusedException(new Refusal("backup.no-key", "", header.KeyId));
    }

    private static async Task TakeAsync(OpenedBackup opened, TarEntry entry, Scratch scratch, bool keepFiles, CancellationToken ct)
    {
        // An empty file has no stream.
        var content = entry.DataStream ?? Stream.Null;
        if (entry.Name == Manifest.DatabaseEntry(opened.Header.Engine))
        {
            await KeepAsync(content, opened.Database, ct);
        }
        else if (entry.Name == Manifest.Entry)
        {
            opened.Manifest = await JsonSerializer.DeserializeAsync<Manifest>(content, Json.Options, ct);
        }
        else if (entry.Name is Manifest.Settings or Manifest.Certificate)
        {
            await KeepAsync(content, scratch.File(Path.GetFileName(entry.Name)), ct);
        }
        else if (FileId(entry.Name) is { } id)
        {
            if (keepFiles)
            {
                await KeepAsync(content, scratch.File(Path.Combine("blobs", entry.Name[Manifest.FilePrefix.Length..].Replace('/', Path.DirectorySeparatorChar))), ct);
            }
            else
            {
                opened.Hashes[id] = await SHA256.HashDataAsync(content, ct);
            }
        }
        else
        {
            throw BackupHeader.Damaged(0);
        }
    }

    /// <summary>files/{agency}/{last two}/{id}: anything else is no file of ours and is put nowhere.</summary>
    private static Guid? FileId(string name) =>
        name.Split('/') is ["files", { Length: > 0 } slug, { Length: 2 } last, { Length: 32 } text] && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && Guid.TryParseExact(text, "N", out var id) && text == id.ToString("N", CultureInfo.InvariantCulture) && text.EndsWith(last, StringComparison.Ordinal) ? id : null;

    private static async Task KeepAsync(Stream content, string path, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        await content.CopyToAsync(file, ct);
    }

    private static async Task<byte[]> HashAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        await using var file = Open(path);
        return await SHA256.HashDataAsync(file, ct);
    }
}

/// <param name="Database">The database of the archive, as a file.</param>
internal sealed record OpenedBackup(string File, long Length, BackupHeader Header, BackupKey Key, string Database)
{
    public Manifest? Manifest { get; set; }

    /// <summary>SHA-256 of the files that were read and not kept.</summary>
    public Dictionary<Guid, byte[]> Hashes { get; } = [];
}
