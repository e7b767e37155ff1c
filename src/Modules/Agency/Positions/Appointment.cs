using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>In what capacity somebody fills a post. The words are law, never free text.</summary>
internal enum AppointmentKind
{
    /// <summary>ดำรงตำแหน่ง</summary>
    Holder,

    /// <summary>รักษาราชการแทน: the post is vacant or its holder cannot perform.</summary>
    ActingFor,

    /// <summary>ปฏิบัติราชการแทน: delegated by a written order.</summary>
    OnBehalf,

    /// <summary>รักษาการในตำแหน่ง: other posts, vacant.</summary>
    ActingInPost,

    /// <summary>ปฏิบัติหน้าที่: e.g. the permanent secretary between elections.</summary>
    PerformingDuties,
}

/// <summary>A person in a post for a time.</summary>
internal sealed class Appointment : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonId { get; init; }
    public required Guid PositionId { get; init; }
    public required AppointmentKind Kind { get; init; }

    /// <summary>e.g. "คำสั่ง อบต.ตัวอย่าง ที่ 12/2568".</summary>
    public string OrderReference { get; init; } = "";

    public required DateOnly From { get; init; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);

    public bool Overlaps(DateOnly from, DateOnly? to) => (To is null || To >= from) && (to is null || From <= to);

    internal sealed class Table : IEntityTypeConfiguration<Appointment>
    {
        public void Configure(EntityTypeBuilder<Appointment> builder)
        {
            builder.ToTable("agency_appointment");
            builder.Property(a => a.Kind).HasConversion<string>();
            builder.HasOne<Person>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(PersonId)).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Position>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(PositionId)).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
