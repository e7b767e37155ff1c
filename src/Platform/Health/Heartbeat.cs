using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>The one row that is written to see whether the database takes anything.</summary>
internal sealed class Heartbeat
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public DateTime BeatAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Heartbeat>
    {
        public void Configure(EntityTypeBuilder<Heartbeat> builder)
        {
            builder.ToTable("platform_heartbeat");
            builder.Property(h => h.Id).ValueGeneratedNever();
        }
    }
}
