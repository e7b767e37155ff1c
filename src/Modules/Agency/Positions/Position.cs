using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>One post (อัตรา): two officers of the same title are two posts.</summary>
internal sealed class Position : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As printed under a signature, e.g. "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง".</summary>
    public string Name { get; set; } = "";

    public Guid? UnitId { get; set; }

    /// <summary>From the top of the office, from 1.</summary>
    public int Place { get; set; }

    /// <summary>Where the public finds the post; null until somebody said so.</summary>
    public PostListing? Listing { get; set; }
    public string EnglishName { get; set; } = "";

    /// <summary>Of the post and for the public, as <see cref="Email"/>.</summary>
    public string Phone { get; set; } = "";
    public string Email { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<Position>
    {
        // The optional foreign key to the unit stands in the schema only: EF would clear agency_id together with unit_id.
        public void Configure(EntityTypeBuilder<Position> builder)
        {
            builder.ToTable("agency_position");
            builder.Property(p => p.Listing).HasConversion<string>();
        }
    }
}
