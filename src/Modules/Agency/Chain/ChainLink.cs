using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>One step of the opinions chain: which post gives it.</summary>
internal sealed class ChainLink : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>From 1; the last one decides.</summary>
    public required int Place { get; init; }

    /// <summary>Empty: "ความเห็น" and the name of the post, also after the post was renamed.</summary>
    public required string Heading { get; init; }
    public required Guid PositionId { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ChainLink>
    {
        public void Configure(EntityTypeBuilder<ChainLink> builder)
        {
            builder.ToTable("agency_chain_link");
            builder.HasOne<Position>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(PositionId)).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
