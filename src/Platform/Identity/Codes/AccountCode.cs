using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>What a code on paper is for.</summary>
public enum CodeKind
{
    /// <summary>Somebody new sets the first password.</summary>
    Invitation,

    /// <summary>Somebody who forgot the password sets another.</summary>
    OneTime,
}

/// <summary>A code that an administrator printed for a member: used once, within a day, and kept as a hash only (ASVS 6.4.1).</summary>
public sealed class AccountCode : IStaysHere
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required CodeKind Kind { get; init; }

    /// <summary>SHA-256; the code itself is long and random.</summary>
    public required string Hash { get; init; }

    public required DateTime MadeAt { get; init; }
    public required DateTime UntilAt { get; init; }
    public DateTime? UsedAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<AccountCode>
    {
        public void Configure(EntityTypeBuilder<AccountCode> builder)
        {
            builder.ToTable("platform_account_code");
            builder.Property(c => c.Kind).HasConversion<string>();
            // Of two who use it at once, one is refused.
            builder.Property(c => c.UsedAt).IsConcurrencyToken();
            builder.Property(c => c.WithdrawnAt).IsConcurrencyToken();
            builder.HasIndex(TenantColumns.AgencyId, nameof(Hash)).IsUnique();
        }
    }
}
