using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>A division of the agency (ส่วนราชการ).</summary>
internal sealed class Unit : ITenantRow
{
    public const int LongestName = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public string ShortName { get; set; } = "";

    /// <summary>Name folded for comparison: two units never have the same.</summary>
    public string NameKey { get; set; } = "";

    public string EnglishName { get; set; } = "";

    /// <summary>For the public, as <see cref="Email"/>.</summary>
    public string Phone { get; set; } = "";
    public string Email { get; set; } = "";

    /// <summary>A paragraph for each line.</summary>
    public string Duties { get; set; } = "";

    /// <summary>Official order, from 1.</summary>
    public int Place { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Unit>
    {
        public void Configure(EntityTypeBuilder<Unit> builder)
        {
            builder.ToTable("agency_unit");
            builder.HasIndex(TenantColumns.AgencyId, nameof(NameKey)).IsUnique();
        }
    }
}
