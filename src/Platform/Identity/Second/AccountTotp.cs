using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>The secret an account shares with an app on the person's telephone.</summary>
internal sealed class AccountTotp
{
    public required Guid AccountId { get; init; }

    /// <summary>Sealed with the installation's data protection keys.</summary>
    public required string Secret { get; set; }

    public required DateTime MadeAt { get; set; }

    /// <summary>Null until the person has shown one right code: nobody locks oneself out with an app that was never set up.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>The last step whose code was taken: no code works twice, on any node.</summary>
    public long LastStep { get; set; }

    /// <summary>Tries since the last right one; counted before the code is compared.</summary>
    public int Tries { get; set; }

    public required DateTime NextAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<AccountTotp>
    {
        public void Configure(EntityTypeBuilder<AccountTotp> builder) => builder.ToTable("platform_account_totp").HasKey(t => t.AccountId);
    }
}

/// <summary>One of the ten codes on paper for a day without the telephone; the row goes when it is used.</summary>
internal sealed class AccountRecovery
{
    public const int Count = 10;

    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of 140 random bits.</summary>
    public required string Hash { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<AccountRecovery>
    {
        public void Configure(EntityTypeBuilder<AccountRecovery> builder) =>
            builder.ToTable("platform_account_recovery").HasKey(r => new { r.AccountId, r.Hash });
    }
}
