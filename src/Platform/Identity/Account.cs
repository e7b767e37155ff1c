using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>A person's account in the installation. What they may do in an agency is on their <see cref="Membership"/>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Name as shown, e.g. "นายตัวอย่าง ใจดี".</summary>
    public required string DisplayName { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Belongs to more than one agency: none of them alone may renew its credentials.</summary>
    public bool Shared { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("platform_account");
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            builder.HasIndex(a => a.NormalizedUserName).IsUnique();
            builder.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        }
    }

    internal sealed class Claims : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("platform_account_claim");
    }

    internal sealed class Logins : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) =>
            builder.ToTable("platform_account_login").HasKey(l => new { l.LoginProvider, l.ProviderKey });
    }

    internal sealed class Tokens : IEntityTypeConfiguration<IdentityUserToken<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) =>
            builder.ToTable("platform_account_token").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
    }
}

/// <summary>What an account is in one agency.</summary>
public sealed class Membership : ITenantRow
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required Role Role { get; set; }

    /// <summary>Sees and reports the work of this unit only; null for the whole agency.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>The person of the staff register, for signatures.</summary>
    public Guid? PersonId { get; set; }

    public DateTime? EndedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.ToTable("platform_membership");
            builder.Property(m => m.Role).HasConversion<string>();
            builder.HasIndex(TenantColumns.AgencyId, nameof(AccountId)).IsUnique();
        }
    }
}
