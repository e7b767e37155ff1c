using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform.Transfer;

/// <summary>An archive of the agency that somebody ordered on a page.</summary>
public sealed class AgencyExport : IStaysHere
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTime AskedAt { get; init; }
    public required string AskedBy { get; init; }
    public required string Reason { get; init; }

    /// <summary>Parts written, of <see cref="Total"/>.</summary>
    public int Done { get; set; }

    public int Total { get; set; }

    /// <summary>Null: it waits or is being made.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>"done", code of the refusal, "gone" when the file was removed, or empty while it is being made.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>The sentence of a refusal.</summary>
    public string Told { get; set; } = "";

    public long Length { get; set; }
    public string Sha256 { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<AgencyExport>
    {
        public void Configure(EntityTypeBuilder<AgencyExport> builder) => builder.ToTable("platform_agency_export");
    }
}

/// <summary>Where ordered archives lie, and for how long.</summary>
public sealed class ExportShelf(AppDb db, Tenant tenant, Actor actor, IOptions<PlatformOptions> options)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const int MostShown = 20;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<AgencyExport>> AllAsync(CancellationToken ct) =>
        await db.Set<AgencyExport>().AsNoTracking().OrderByDescending(e => e.AskedAt).Take(MostShown).ToListAsync(ct);

    /// <returns>Refusals "export.reason", "export.waits".</returns>
    public async Task<Outcome<AgencyExport>> OrderAsync(string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
        {
            return new Refusal("export.reason", "Input.Reason");
        }

        if (await db.Set<AgencyExport>().AnyAsync(e => e.EndedAt == null, ct))
        {
            return new Refusal("export.waits");
        }

        var export = new AgencyExport { AskedAt = db.Now, AskedBy = actor.Name, Reason = reason.Trim() };
        db.Add(export);
        db.Enqueue(ExportAgency.Job, new MakeExport.Body(export.Id));
        db.Record("agency.export-asked", export.Id.ToString("D"), new { reason = export.Reason });
        await db.SaveChangesAsync(ct);
        return export;
    }

    /// <summary>The file of an archive that is there; that it is taken is recorded.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<string?> TakeAsync(Guid id, CancellationToken ct)
    {
        if (!await db.Set<AgencyExport>().AnyAsync(e => e.Id == id && e.Outcome == "done", ct) || !File.Exists(PathOf(id)))
        {
            return null;
        }

        db.Record("agency.export-taken", id.ToString("D"));
        await db.SaveChangesAsync(ct);
        return PathOf(id);
    }

    internal string PathOf(Guid id) => Path.GetFullPath(Path.Combine(options.Value.Data, "exports", tenant.Agency.Slug, id.ToString("N") + ".zip"));
}

/// <summary>Makes an archive that was ordered. Run again after a kill, it begins anew.</summary>
internal sealed class MakeExport(AppDb db, ExportAgency export, ExportShelf shelf, IServiceScopeFactory scopes) : IJob
{
    internal sealed record Body(Guid Id);

    public string Kind => ExportAgency.Job;

    public string Lane => "export";

    public async Task RunAsync(string body, CancellationToken ct)
    {
        var id = System.Text.Json.JsonSerializer.Deserialize<Body>(body, Json.Options)!.Id;
        var order = await db.Set<AgencyExport>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (order is not { EndedAt: null })
        {
            return;
        }

        var file = shelf.PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
        var made = await export.HandleAsync(new(file, order.Reason) { Told = (done, total) => TellAsync(id, done, total, ct) }, ct);
        db.ChangeTracker.Clear();
        var row = await db.Set<AgencyExport>().SingleAsync(e => e.Id == id, ct);
        (row.EndedAt, row.Outcome) = (db.Now, made.Refusal?.Code ?? "done");
        await using var scope = scopes.CreateAsyncScope();
        row.Told = made.Refusal is { } refusal ? Sentences.Of(scope.ServiceProvider, refusal)
            : made.Value!.Lost.Count > 0 ? Sentences.Of(scope.ServiceProvider, new("export.lost", "", made.Value.Lost.Count, string.Join(' ', made.Value.Lost.Take(3)))) : "";
        (row.Length, row.Sha256) = (made.Value?.Length ?? 0, made.Value?.Sha256 ?? "");
        await db.SaveChangesAsync(ct);
    }

    // In a scope of its own: the export reads in a transaction that sees one moment.
    private async Task TellAsync(Guid id, int done, int total, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set((await scope.ServiceProvider.GetRequiredService<AgencyDirectory>().AllAsync(ct)).Single(a => a.Agency.Id == db.TenantId).Agency);
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<AgencyExport>().Where(e => e.Id == id)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Done, done).SetProperty(x => x.Total, total), ct);
    }
}

/// <summary>Removes archives a day after they were ordered: they hold everything of the office.</summary>
internal sealed class SweepExports(IServiceScopeFactory scopes, AgencyDirectory agencies) : IJob
{
    public string Kind => "agency.export-sweep";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        foreach (var entry in await agencies.AllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            var (db, shelf) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ExportShelf>());
            var before = db.Now - ExportShelf.Kept;
            foreach (var old in await db.Set<AgencyExport>().Where(e => e.AskedAt < before && e.Outcome == "done").ToListAsync(ct))
            {
                Remove(shelf.PathOf(old.Id));
                old.Outcome = "gone";
            }

            await db.SaveChangesAsync(ct);
        }
    }

    // Its folder may be another machine's, when the data were restored here.
    private static void Remove(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
