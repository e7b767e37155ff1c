using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Prongsai.Platform.Transfer;

/// <summary>
/// Everything of the ambient agency as one archive that needs nothing of ours to be read: rows as JSON Lines, files as they were attached, the audit chain,
/// and the accounts of its members. No session, no key of the installation. That it was taken, and why, is an event of the chain that travels.
/// </summary>
public sealed class ExportAgency(AppDb db, Tenant tenant, BlobVolume volume, IEnumerable<IModule> modules)
{
    private static readonly JsonSerializerOptions ForPeople = new(Json.Options) { WriteIndented = true };

    /// <summary>Kind of the job that makes one.</summary>
    public const string Job = "agency.export";

    private const int ToldEvery = 50;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Members of an archive carry a time; this one says nothing, so that the same rows make the same archive.
    private static readonly DateTimeOffset s_noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="File">Where the archive is to be; nothing may be there.</param>
    /// <param name="Reason">Kept in the audit chain.</param>
    public sealed record Input(string File, string Reason)
    {
        /// <summary>Told now and then how many parts are written, of how many.</summary>
        public Func<int, int, Task>? Told { get; init; }
    }

    /// <returns>A report also of an archive that lacks files; refusals "export.reason", "export.exists", "export.place".</returns>
    public async Task<Outcome<TransferReport>> HandleAsync(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > 500)
        {
            return new Refusal("export.reason", "Input.Reason");
        }

        var final = Path.GetFullPath(input.File);
        if (Path.Exists(final))
        {
            return new Refusal("export.exists", "", final);
        }

        db.Record("agency.exported", tenant.Agency.Id.ToString("D"), new { reason = input.Reason.Trim() });
        await db.SaveChangesAsync(ct);
        var part = final + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            var manifest = await WriteAsync(part, input.Told, ct);
            var hash = await FileHash.OfAsync(part, ct);
            DurableFile.Commit(part, final);
            return TransferReport.Of(manifest, tenant.Agency.Slug, final, hash);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Refusal("export.place", "", Path.GetDirectoryName(final)!, error.Message);
        }
        finally
        {
            if (File.Exists(part))
            {
                File.Delete(part);
            }
        }
    }

    /// <summary>All of it as it was at one moment, while others go on writing.</summary>
    private async Task<AgencyManifest> WriteAsync(string part, Func<int, int, Task>? told, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            return await WriteAsync(part, snapshot.GetDbTransaction(), told, ct);
        }

        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using DbTransaction reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
            await using var snapshot = await db.Database.UseTransactionAsync(reading, ct);
            return await WriteAsync(part, reading, told, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<AgencyManifest> WriteAsync(string part, DbTransaction transaction, Func<int, int, Task>? told, CancellationToken ct)
    {
        var rows = new AgencyRows(db, transaction, tenant.Agency.Id);
        await using var file = new FileStream(part, Options());
        await using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var members = new List<Member>();
        var tables = await TenantTable.AllAsync(db, ct);
        foreach (var table in tables)
        {
            members.Add(await PutAsync(archive, AgencyManifest.TableEntry(table.Name), to => rows.WriteAsync(table, to, ct), ct));
        }

        members.Add(await PutAsync(archive, AgencyManifest.Accounts, to => rows.WriteAccountsAsync(to, ct), ct));
        members.Add(await PutAsync(archive, AgencyManifest.Jobs, to => rows.WriteJobsAsync(to, ct), ct));
        var lost = await PutFilesAsync(archive, members, told, ct);
        var manifest = await ManifestAsync(members, lost, ct);
        await using var last = await archive.CreateEntry(AgencyManifest.Entry, CompressionLevel.Fastest).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(last, manifest, ForPeople, ct);
        return manifest;
    }

    private async Task<AgencyManifest> ManifestAsync(List<Member> members, List<Guid> lost, CancellationToken ct)
    {
        var agency = await db.Set<AgencyRecord>().AsNoTracking().Include(a => a.Hosts).SingleAsync(a => a.Id == tenant.Agency.Id, ct);
        var schema = AgencyManifest.SchemaOf(modules, db.Database.IsNpgsql() ? "postgres" : "sqlite");
        return new(AgencyManifest.Current, Backups.Installation.Product, db.Now, schema,
            new(agency.Id, agency.Slug, agency.Name, [.. agency.Hosts.OrderBy(h => h.Position).Select(h => h.Host)]), members, lost);
    }

    private async Task<List<Guid>> PutFilesAsync(ZipArchive archive, List<Member> members, Func<int, int, Task>? told, CancellationToken ct)
    {
        var lost = new List<Guid>();
        var files = await db.Set<StoredFile>().AsNoTracking().OrderBy(f => f.Id).Select(f => new { f.Id, f.Length, f.Sha256 }).ToListAsync(ct);
        var (parts, before) = (members.Count + files.Count, members.Count);
        foreach (var (row, n) in files.Select((row, n) => (row, n)))
        {
            if (told is not null && n % ToldEvery == 0)
            {
                await told(before + n, parts);
            }

            // Looked at before it is put in: a member that was begun cannot be taken back.
            var path = volume.PathOf(tenant.Agency.Slug, row.Id);
            if (!File.Exists(path) || await FileHash.OfAsync(path, ct) != row.Sha256)
            {
                lost.Add(row.Id);
                continue;
            }

            members.Add(await PutAsync(archive, AgencyManifest.FileEntry(row.Id), async to =>
            {
                await using var bytes = File.OpenRead(path);
                await bytes.CopyToAsync(to, ct);
                return new Member(AgencyManifest.FileEntry(row.Id), row.Length, row.Sha256, null);
            }, ct));
        }

        return lost;
    }

    private static async Task<Member> PutAsync(ZipArchive archive, string name, Func<Stream, Task<Member>> write, CancellationToken ct)
    {
        // Papers and pictures are packed already.
        var entry = archive.CreateEntry(name, name.StartsWith(AgencyManifest.Files, StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        entry.LastWriteTime = s_noTime;
        await using var to = await entry.OpenAsync(ct);
        return await write(to);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
