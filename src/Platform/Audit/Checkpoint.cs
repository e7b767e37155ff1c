using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>The head of an agency's audit chain at a moment, shown to everybody: who later changes the chain contradicts what others have kept.</summary>
public sealed class Checkpoint : ITenantRow
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Of the last event of the chain.</summary>
    public long Number { get; init; }

    /// <summary>Of that event: SHA-256, hex.</summary>
    public string Hash { get; init; } = "";

    public DateTime At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Checkpoint>
    {
        public void Configure(EntityTypeBuilder<Checkpoint> builder)
        {
            builder.ToTable("platform_checkpoint");
            builder.HasIndex(TenantColumns.AgencyId, nameof(Number)).IsUnique();
        }
    }
}

/// <summary>Once a day, for each agency whose chain has grown.</summary>
internal sealed class CheckpointJob(IServiceScopeFactory scopes, AgencyDirectory agencies) : IJob
{
    public string Kind => "audit.checkpoint";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        foreach (var entry in await agencies.AllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            await TakeAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), ct);
        }
    }

    private static async Task TakeAsync(AppDb db, CancellationToken ct)
    {
        var last = await db.Set<Checkpoint>().AsNoTracking().OrderByDescending(c => c.Number).Select(c => new { c.Number, c.At }).FirstOrDefaultAsync(ct);
        if (last is not null && Bangkok.DateOf(last.At) >= Bangkok.DateOf(db.Now))
        {
            return;
        }

        var head = await db.Set<AuditEvent>().AsNoTracking().OrderByDescending(e => e.Number).Select(e => new { e.Number, e.Hash }).FirstOrDefaultAsync(ct);
        if (head is not null && head.Number > (last?.Number ?? 0))
        {
            db.Add(new Checkpoint { Number = head.Number, Hash = head.Hash, At = db.Now });
            await db.SaveChangesAsync(ct);
        }
    }
}
