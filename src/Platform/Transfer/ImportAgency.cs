using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Prongsai.Platform.Transfer;

/// <summary>
/// Brings an agency that was taken away from another installation. The archive is looked at as a whole first; then its files are put on the disk, then its
/// rows in one transaction, which is only kept when what is read back has the hashes that the archive says.
/// </summary>
public sealed class ImportAgency(IServiceScopeFactory scopes, AgencyDirectory directory, BlobVolume volume, IEnumerable<IModule> modules)
{
    private const int SqliteConstraint = 19;

    /// <param name="Slug">Null: as it was.</param>
    /// <param name="Hosts">Empty: as they were.</param>
    /// <param name="Renames">User name in the archive → user name here, for those that somebody else has here.</param>
    /// <param name="Sha256">Of the archive, as whoever made it told it; null: not compared.</param>
    public sealed record Input(string File, string? Slug, IReadOnlyList<string> Hosts, IReadOnlyDictionary<string, string> Renames, string? Sha256);

    /// <returns>Refusals "import.…" and those of <see cref="AddAgency"/>.</returns>
    public async Task<Outcome<TransferReport>> HandleAsync(Input input, CancellationToken ct)
    {
        var opened = await AgencyArchive.OpenAsync(input.File, ct);
        if (!opened.Done)
        {
            return opened.Refusal;
        }

        using var archive = opened.Value;
        var hash = await FileHash.OfAsync(input.File, ct);
        if (input.Sha256 is { } told && !hash.Equals(told.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal("import.other-hash", "", hash);
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (RefusalOfSchema(archive.Manifest, db) is { } schema)
        {
            return schema;
        }

        if (await archive.FirstWrongAsync(ct) is { } wrong)
        {
            return new Refusal("import.changed", "", wrong);
        }

        var from = archive.Manifest.Agency;
        var (slug, hosts) = (input.Slug ?? from.Slug, AddAgency.Clean(input.Hosts.Count > 0 ? input.Hosts : from.Hosts));
        if (await db.Set<AgencyRecord>().AnyAsync(a => a.Id == from.Id, ct))
        {
            return new Refusal("import.here");
        }

        if (await AddAgency.RefusalAsync(db, slug, hosts, ct) is { } taken)
        {
            return taken;
        }

        scope.ServiceProvider.GetRequiredService<Tenant>().Set(new(from.Id, slug, from.Name, hosts[0]));
        var accounts = await ArrivingAccounts.ReadAsync(db, archive, input.Renames, ct);
        if (!accounts.Done)
        {
            return accounts.Refusal;
        }

        return await PutAsync(db, archive, accounts.Value, new(slug, from.Name, hosts), new(input.File, hash), ct);
    }

    private async Task<Outcome<TransferReport>> PutAsync(AppDb db, AgencyArchive archive, ArrivingAccounts accounts, AddAgency.Input agency, (string Path, string Hash) file, CancellationToken ct)
    {
        var kept = false;
        var files = new ArrivingFiles(volume, agency.Slug);
        try
        {
            if (await files.PutAsync(archive, ct) is { } refusal)
            {
                return refusal;
            }

            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await AddAgency.AddAsync(db, archive.Manifest.Agency.Id, agency, ct);
            accounts.Add(db);
            await db.SaveChangesAsync(ct);
            if (await new ArrivingRows(db, archive).PutAsync(ct) is { } wrong)
            {
                return new Refusal("import.changed", "", wrong);
            }

            db.Record("agency.imported", archive.Manifest.Agency.Id.ToString("D"), new { sha256 = file.Hash, slug = agency.Slug, renamed = accounts.Renamed });
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            kept = true;
            directory.Forget();
            return TransferReport.Of(archive.Manifest, agency.Slug, Path.GetFullPath(file.Path), file.Hash);
        }
        catch (Exception error) when (IsOfRows(error))
        {
            // A row that points to nothing, or is there twice.
            return new Refusal("import.changed", "", AgencyManifest.Tables);
        }
        finally
        {
            if (!kept)
            {
                files.Remove();
            }
        }
    }

    private static bool IsOfRows(Exception error) => error is SqliteException { SqliteErrorCode: SqliteConstraint }
        || error is PostgresException { SqlState: var state } && state.StartsWith("23", StringComparison.Ordinal)
        || error is DbUpdateException { InnerException: { } inner } && IsOfRows(inner);

    private Refusal? RefusalOfSchema(AgencyManifest manifest, AppDb db)
    {
        var ours = AgencyManifest.SchemaOf(modules, db.Database.IsNpgsql() ? "postgres" : "sqlite");
        return manifest.Schema.Except(ours, StringComparer.Ordinal).Any() ? new Refusal("import.newer-schema", "", manifest.Product, Backups.Installation.Product)
            : ours.Except(manifest.Schema, StringComparer.Ordinal).Any() ? new Refusal("import.older-schema", "", manifest.Product, Backups.Installation.Product)
            : null;
    }
}
