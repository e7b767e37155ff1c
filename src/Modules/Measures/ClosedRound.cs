using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Reading;
using Prongsai.Platform;

namespace Prongsai.Measures;

/// <summary>
/// What a round said on the day it was closed. Later changes of results and progress leave it alone: the round is opened again with a
/// reason and closed again as the next version, and the version before stays readable.
/// </summary>
internal sealed class ClosedRound : ITenantRow
{
    public const int LongestReason = 500;

    public required Guid Id { get; init; }

    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    public required ReportRound Round { get; init; }

    /// <summary>Last day that the round tells of.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    public required DateTime ClosedAt { get; init; }
    public required string ClosedBy { get; init; }
    public DateTime? ReopenedAt { get; set; }
    public string? ReopenedBy { get; set; }
    public string? ReopenedWhy { get; set; }

    /// <summary>A <see cref="FrozenRound"/>.</summary>
    public required string Content { get; init; }

    public FrozenRound Frozen() => JsonSerializer.Deserialize<FrozenRound>(Content, Json.Options)!;

    internal sealed class Table : IEntityTypeConfiguration<ClosedRound>
    {
        public void Configure(EntityTypeBuilder<ClosedRound> builder)
        {
            builder.ToTable("measures_closed_round");
            builder.Property(r => r.Round).HasConversion<string>();
        }
    }
}
