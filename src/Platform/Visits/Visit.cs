using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform.Visits;

/// <summary>An administrator of the installation inside an agency: for a reason, for an hour at most, seen by the agency.</summary>
public sealed class Visit : IStaysHere
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required string AccountName { get; init; }
    public required string Reason { get; init; }

    /// <summary>1, 2, 3 … inside an agency; stands beside the name of the visitor in the audit chain.</summary>
    public required int Number { get; init; }

    public required DateTime StartedAt { get; init; }
    public required DateTime Until { get; init; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Name of who ended it before its time; empty otherwise.</summary>
    public string EndedBy { get; set; } = "";

    /// <summary>As the audit chain names whoever acts during the visit.</summary>
    public string ActorName => string.Create(CultureInfo.InvariantCulture, $"{AccountName} (ผู้ดูแลเครื่อง เข้าช่วยเหลือครั้งที่ {Number})");

    internal bool IsOpen(DateTime now) => EndedAt is null && now < Until;

    internal sealed class Table : IEntityTypeConfiguration<Visit>
    {
        public void Configure(EntityTypeBuilder<Visit> builder)
        {
            builder.ToTable("platform_visit");
            builder.Ignore(v => v.ActorName);
            builder.HasIndex(TenantColumns.AgencyId, nameof(Number)).IsUnique();
        }
    }
}

/// <summary>The visits of the ambient agency.</summary>
public sealed class VisitBook(AppDb db)
{
    private const int MostShown = 200;

    /// <summary>The visit that lets an account in now; null when none does.</summary>
    internal async Task<Visit?> OpenOfAsync(Guid accountId, CancellationToken ct)
    {
        var now = db.Now;
        return await db.Set<Visit>().AsNoTracking().Where(v => v.AccountId == accountId && v.EndedAt == null && v.Until > now).OrderByDescending(v => v.StartedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>Those that go on now.</summary>
    public async Task<IReadOnlyList<Visit>> OpenAsync(CancellationToken ct)
    {
        var now = db.Now;
        return await db.Set<Visit>().AsNoTracking().Where(v => v.EndedAt == null && v.Until > now).OrderByDescending(v => v.StartedAt).Take(MostShown).ToListAsync(ct);
    }

    /// <summary>All of them, newest first.</summary>
    public async Task<IReadOnlyList<Visit>> AllAsync(CancellationToken ct) =>
        await db.Set<Visit>().AsNoTracking().OrderByDescending(v => v.Number).Take(MostShown).ToListAsync(ct);
}
