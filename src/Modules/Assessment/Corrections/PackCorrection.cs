using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Assessment.Corrections;

/// <summary>A rule of a year as an agency knows it better. Laid over the file, so a new file does not lose it. Never deleted: withdrawn.</summary>
internal sealed class PackCorrection : ITenantRow, ICorrection
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int FiscalYear { get; init; }
    public required string Path { get; init; }
    public required string Value { get; init; }
    public required string Reason { get; init; }
    public required string MadeBy { get; init; }
    public required DateTime MadeAt { get; init; }
    public string? WithdrawnBy { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public string? WithdrawReason { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PackCorrection>
    {
        public void Configure(EntityTypeBuilder<PackCorrection> builder)
        {
            builder.ToTable("assessment_correction");
            builder.HasIndex(TenantColumns.AgencyId, nameof(FiscalYear));
        }
    }
}
