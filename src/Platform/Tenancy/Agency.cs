using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>A tenant of the installation. Not a tenant row itself: the host map is read before any tenant is known.</summary>
public sealed class AgencyRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Slug { get; init; }
    public required string Name { get; set; }

    /// <summary>1 is the installation's first agency.</summary>
    public required int Number { get; init; }

    public AgencyState State { get; set; }

    /// <summary>Null: since it was opened.</summary>
    public DateTime? StateSince { get; set; }

    public List<AgencyHost> Hosts { get; } = [];

    internal sealed class Table : IEntityTypeConfiguration<AgencyRecord>
    {
        public void Configure(EntityTypeBuilder<AgencyRecord> builder)
        {
            builder.ToTable("platform_agency");
            builder.HasIndex(a => a.Slug).IsUnique();
            builder.Property(a => a.State).HasConversion<string>();
            builder.HasMany(a => a.Hosts).WithOne().HasForeignKey(h => h.AgencyId);
        }
    }
}

public sealed class AgencyHost
{
    /// <summary>Exact host name in lower case, without port.</summary>
    public required string Host { get; init; }

    public required Guid AgencyId { get; init; }

    /// <summary>1 is the host that links are built with.</summary>
    public required int Position { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<AgencyHost>
    {
        public void Configure(EntityTypeBuilder<AgencyHost> builder)
        {
            builder.ToTable("platform_agency_host");
            builder.HasKey(h => h.Host);
        }
    }
}
