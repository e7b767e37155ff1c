using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>What happened to an account, for the person it belongs to (ASVS 6.3.7). The agency's audit chain has the same for everybody else.</summary>
public sealed class AccountEvent
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>e.g. "password.changed"; words: Events.resx of Operations.</summary>
    public required string Code { get; init; }

    /// <summary>Who did it.</summary>
    public required string ActorName { get; init; }

    /// <summary>Browser and system in words; empty when it was no browser.</summary>
    public string Device { get; init; } = "";

    /// <summary>Network address it came from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Null: the person has not been told yet.</summary>
    public DateTime? SeenAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<AccountEvent>
    {
        public void Configure(EntityTypeBuilder<AccountEvent> builder)
        {
            builder.ToTable("platform_account_event").HasKey(e => e.Id);
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.HasIndex(e => new { e.AccountId, e.At });
        }
    }
}
