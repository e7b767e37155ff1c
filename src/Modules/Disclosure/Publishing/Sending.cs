using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Publishing;

/// <summary>An item as it was sent to those who approve it: what is published later is exactly this.</summary>
internal sealed class Sending : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ItemId { get; init; }

    /// <summary>SHA-256 (hex) of <see cref="Content"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>JSON of an <see cref="ItemContent"/>.</summary>
    public required string Content { get; init; }

    public required DateTime MadeAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Sending>
    {
        public void Configure(EntityTypeBuilder<Sending> builder)
        {
            builder.ToTable("disclosure_sending");
            builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(ItemId));
        }
    }
}
