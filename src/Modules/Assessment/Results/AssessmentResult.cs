using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Assessment.Results;

/// <summary>What an agency got in one fiscal year.</summary>
internal sealed class AssessmentResult : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int FiscalYear { get; init; }

    /// <summary>Label as announced; null when not entered.</summary>
    public string? OfficialLevel { get; set; }

    public required DateTime ChangedAt { get; set; }
    public required string ChangedBy { get; set; }
    public List<ResultScore> Scores { get; } = [];

    internal sealed class Table : IEntityTypeConfiguration<AssessmentResult>
    {
        public void Configure(EntityTypeBuilder<AssessmentResult> builder)
        {
            builder.ToTable("assessment_result");
            builder.HasIndex(TenantColumns.AgencyId, nameof(FiscalYear)).IsUnique();
            builder.HasMany(r => r.Scores).WithOne().HasForeignKey(TenantColumns.AgencyId, nameof(ResultScore.ResultId));
        }
    }
}

/// <summary>One score as somebody gave it. Computed scores are never stored: they are computed.</summary>
internal sealed class ResultScore : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ResultId { get; init; }

    /// <summary>Of the year's pack: "i1", "O12", "9", "EIT"; "total".</summary>
    public required string Code { get; init; }

    public required ScoreKind Kind { get; init; }

    /// <summary>0–100.</summary>
    public required decimal Value { get; set; }

    public required ScoreSource Source { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ResultScore>
    {
        public void Configure(EntityTypeBuilder<ResultScore> builder)
        {
            builder.ToTable("assessment_score");
            builder.Property(s => s.Kind).HasConversion<string>();
            builder.Property(s => s.Source).HasConversion<string>();
            builder.HasIndex(TenantColumns.AgencyId, nameof(ResultId), nameof(Code)).IsUnique();
        }
    }
}

internal enum ScoreKind
{
    Question,
    Item,
    Indicator,
    Instrument,
    Total,
}

internal enum ScoreSource
{
    /// <summary>Announced by the NACC.</summary>
    Official,

    /// <summary>The agency's own count before the announcement.</summary>
    Own,
}
