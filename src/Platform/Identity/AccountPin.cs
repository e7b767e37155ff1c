using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>The six digits that an account confirms a decision with. Never in logs or the audit chain.</summary>
internal sealed class AccountPin
{
    public required Guid AccountId { get; init; }

    /// <summary>PBKDF2, as the password's.</summary>
    public required string Hash { get; set; }

    public required DateTime SetAt { get; set; }

    /// <summary>Tries since the last right one; counted before the digits are compared, so that parallel guesses count too.</summary>
    public int Tries { get; set; }

    /// <summary>Before this no try is taken.</summary>
    public required DateTime NextAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<AccountPin>
    {
        public void Configure(EntityTypeBuilder<AccountPin> builder) => builder.ToTable("platform_account_pin").HasKey(p => p.AccountId);
    }
}
