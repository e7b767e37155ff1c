using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>The public half of a key that a person's telephone, computer or security key keeps for the website of one agency.</summary>
internal sealed class AccountPasskey : IStaysHere
{
    /// <summary>Of one account in one agency.</summary>
    public const int Most = 10;

    public const int LongestName = 60;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }

    /// <summary>The host it was made for (WebAuthn's RP id). Where the agency has another main host since, it opens nothing.</summary>
    public required string Host { get; init; }

    /// <summary>The authenticator's own name of it, Base64url.</summary>
    public required string CredentialId { get; init; }

    /// <summary>COSE_Key (RFC 9052).</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; set; }

    public required DateTime AddedAt { get; init; }
    public DateTime? UsedAt { get; set; }

    /// <summary>How often it has signed, as it says; 0 for those that do not count.</summary>
    public required long SignCount { get; set; }

    /// <summary>May be copied to the person's other machines; never changes for one key (WebAuthn 6.1.3).</summary>
    public required bool BackupEligible { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<AccountPasskey>
    {
        public void Configure(EntityTypeBuilder<AccountPasskey> builder)
        {
            builder.ToTable("platform_account_passkey");
            builder.HasIndex(TenantColumns.AgencyId, nameof(CredentialId)).IsUnique();
            builder.HasIndex(TenantColumns.AgencyId, nameof(AccountId));
        }
    }
}

/// <summary>A challenge that was answered rightly: it is answered no second time, on any node.</summary>
internal sealed class SpentChallenge : IStaysHere
{
    public required Guid Id { get; init; }

    /// <summary>After this the challenge is too old anyway, and the row goes.</summary>
    public required DateTime UntilAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<SpentChallenge>
    {
        public void Configure(EntityTypeBuilder<SpentChallenge> builder) => builder.ToTable("platform_passkey_spent");
    }
}
