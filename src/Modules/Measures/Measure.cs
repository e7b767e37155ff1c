using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures;

/// <summary>What the agency will do in a fiscal year about a weak point.</summary>
internal sealed class Measure : ITenantRow
{
    public const int LongestText = 2_000;

    public required Guid Id { get; init; }

    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>Order inside the year; numbers shown are counted from it.</summary>
    public required int Position { get; set; }

    public int? IssueNo { get; set; }
    public string Issue { get; set; } = "";

    /// <summary>Questions and items it answers, "i1", "O15".</summary>
    public List<string> ItemCodes { get; set; } = [];

    /// <summary>Ids of the weak points it answers.</summary>
    public List<string> WeakPoints { get; set; } = [];

    public string Finding { get; set; } = "";
    public string Text { get; set; } = "";

    /// <summary>As an officer wrote it; From and To are what it was understood as.</summary>
    public string PeriodText { get; set; } = "";

    public DateOnly? PeriodFrom { get; set; }
    public DateOnly? PeriodTo { get; set; }
    public List<string> FollowUp { get; set; } = [];
    public string Target { get; set; } = "";

    /// <summary>What was done.</summary>
    public List<string> Result { get; set; } = [];

    /// <summary>What it achieved.</summary>
    public List<string> Outcome { get; set; } = [];

    public string Suggestion { get; set; } = "";

    /// <summary>Taken off the table; kept so that it can be put back.</summary>
    public DateTime? RemovedAt { get; set; }

    public List<MeasureStep> Steps { get; } = [];
    public List<MeasureOwner> Owners { get; } = [];

    /// <summary>Done by then; the end of the fiscal year when the period is open.</summary>
    public DateOnly DueOn => PeriodTo ?? new FiscalYear(FiscalYear).End;

    /// <summary>0–100, mean over steps.</summary>
    public int PercentDone => Steps.Count == 0 ? 0 : (int)Math.Round(Steps.Average(s => s.Percent));

    internal sealed class Table : IEntityTypeConfiguration<Measure>
    {
        public void Configure(EntityTypeBuilder<Measure> builder)
        {
            builder.ToTable("measures_measure");
            builder.Ignore(m => m.DueOn).Ignore(m => m.PercentDone);
            builder.Property(m => m.ItemCodes).HasConversion(Json.Strings, Json.StringsComparer);
            builder.Property(m => m.WeakPoints).HasConversion(Json.Strings, Json.StringsComparer);
            builder.Property(m => m.FollowUp).HasConversion(Json.Strings, Json.StringsComparer);
            builder.Property(m => m.Result).HasConversion(Json.Strings, Json.StringsComparer);
            builder.Property(m => m.Outcome).HasConversion(Json.Strings, Json.StringsComparer);
            builder.HasMany(m => m.Steps).WithOne().HasForeignKey(TenantColumns.AgencyId, nameof(MeasureStep.MeasureId));
            builder.HasMany(m => m.Owners).WithOne().HasForeignKey(TenantColumns.AgencyId, nameof(MeasureOwner.MeasureId));
        }
    }
}
