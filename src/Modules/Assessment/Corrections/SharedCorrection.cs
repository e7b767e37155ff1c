using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Assessment.Corrections;

/// <summary>
/// A rule of a year as the installation's administrator knows it better, for every agency. No tenant row: it belongs to none of them. Never
/// deleted: withdrawn.
/// </summary>
internal sealed class SharedCorrection : ICorrection
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

    internal sealed class Table : IEntityTypeConfiguration<SharedCorrection>
    {
        public void Configure(EntityTypeBuilder<SharedCorrection> builder)
        {
            builder.ToTable("assessment_shared_correction");
            builder.HasIndex(c => c.FiscalYear);
        }
    }
}
