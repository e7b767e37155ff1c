using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Measures;

/// <summary>One report on a step. Reports are added, never changed: what was true on 31 March stays readable.</summary>
internal sealed class StepProgress : ITenantRow
{
    public const int LongestNote = 2_000;

    public required Guid Id { get; init; }
    public required Guid StepId { get; init; }
    public required DateOnly OnDay { get; init; }
    public required int Percent { get; init; }
    public required string Note { get; init; }
    public required string ReportedBy { get; init; }
    public required DateTime ReportedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<StepProgress>
    {
        public void Configure(EntityTypeBuilder<StepProgress> builder)
        {
            builder.ToTable("measures_progress");
            builder.HasOne<MeasureStep>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(StepId));
        }
    }
}
