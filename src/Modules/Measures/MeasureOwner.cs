using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Measures;

/// <summary>Who is responsible: a unit or a person of the registers, or words that name neither ("ทุกส่วนราชการ").</summary>
internal sealed class MeasureOwner : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid MeasureId { get; init; }
    public required int Position { get; set; }
    public Guid? UnitId { get; init; }
    public Guid? PersonId { get; init; }

    /// <summary>As it is printed.</summary>
    public required string Text { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<MeasureOwner>
    {
        public void Configure(EntityTypeBuilder<MeasureOwner> builder) => builder.ToTable("measures_owner");
    }
}
