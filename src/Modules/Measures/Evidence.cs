using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Measures;

/// <summary>A file or a link that shows that a step was done, and the days it speaks of.</summary>
internal sealed class Evidence : ITenantRow
{
    public const int LongestReason = 500;

    public required Guid Id { get; init; }
    public required Guid StepId { get; init; }
    public required string Name { get; init; }

    /// <summary>A stored file, or null when it is a link.</summary>
    public Guid? FileId { get; init; }

    /// <summary>http or https; empty when it is a file.</summary>
    public string Link { get; init; } = "";

    public DateOnly? CoversFrom { get; init; }
    public DateOnly? CoversTo { get; init; }
    public required DateTime AddedAt { get; init; }

    /// <summary>Taken off the step; the record stays so that it can be put back and its history read.</summary>
    public DateTime? RemovedAt { get; set; }

    public string? RemovedBy { get; set; }
    public string? RemovedWhy { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Evidence>
    {
        public void Configure(EntityTypeBuilder<Evidence> builder)
        {
            builder.ToTable("measures_evidence");
            builder.HasOne<MeasureStep>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(StepId));
        }
    }
}
