using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Measures;

/// <summary>One step (ขั้นตอน/วิธีการ) of a measure and how far it is.</summary>
internal sealed class MeasureStep : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid MeasureId { get; init; }
    public required int Position { get; set; }
    public required string Text { get; set; }

    /// <summary>0–100, of the last report.</summary>
    public int Percent { get; set; }

    /// <summary>Day of the last report; null when nobody reported.</summary>
    public DateOnly? ReportedOn { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<MeasureStep>
    {
        public void Configure(EntityTypeBuilder<MeasureStep> builder) => builder.ToTable("measures_step");
    }
}
