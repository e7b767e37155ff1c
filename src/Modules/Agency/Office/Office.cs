using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>The profile of the agency: one row for each.</summary>
internal sealed class Office : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public string ShortName { get; set; } = "";

    /// <summary>Full title of the one who decides, e.g. "นายกองค์การบริหารส่วนตำบลตัวอย่าง".</summary>
    public string HeadTitle { get; set; } = "";

    /// <summary>Name of the office building on letters, e.g. "ที่ทำการองค์การบริหารส่วนตำบลตัวอย่าง".</summary>
    public string OfficeName { get; set; } = "";
    public string Address { get; set; } = "";
    public string District { get; set; } = "";
    public string Province { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Email { get; set; } = "";
    public string NumberPrefix { get; set; } = "";
    public string EnglishName { get; set; } = "";

    /// <summary>Powers and duties, a paragraph for each line.</summary>
    public string Duties { get; set; } = "";
    public string EnglishAbout { get; set; } = "";
    public string EnglishNoGift { get; set; } = "";
    public string Hours { get; set; } = "";
    public string Fax { get; set; } = "";
    public string ChatName { get; set; } = "";

    /// <summary>https, or empty.</summary>
    public string ChatAddress { get; set; } = "";

    /// <summary>WGS 84, with <see cref="Longitude"/> or without both.</summary>
    public decimal? Latitude { get; set; }
    public decimal? Longitude { get; set; }

    /// <summary>Last day on which the registers of the office changed.</summary>
    public DateOnly? ChangedOn { get; set; }
    public Guid? EmblemFileId { get; set; }
    public Guid? SealFileId { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Office>
    {
        // The optional foreign keys to the pictures stand in the schema only: EF would clear agency_id together with the file's id.
        public void Configure(EntityTypeBuilder<Office> builder)
        {
            builder.ToTable("agency_office");
            builder.HasIndex(TenantColumns.AgencyId).IsUnique();
        }
    }
}
