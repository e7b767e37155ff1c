using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Assessment.WeakPoints;

/// <summary>Something the measures of a year must answer.</summary>
internal sealed class WeakPoint : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Year (BE) of the measures; the scores are those of the year before.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>As in the year of the scores: "i12", "O15", "ตัวชี้วัดที่ 4"; empty for one a person added.</summary>
    public required string Code { get; init; }

    /// <summary>1–7; null when it belongs to none.</summary>
    public int? IssueNo { get; set; }

    /// <summary>Wording of the question or name of the item.</summary>
    public required string Text { get; set; }

    public required string Finding { get; set; }

    /// <summary>Why it is here, e.g. "ได้ 78.50 คะแนน ต่ำกว่าเกณฑ์ 85".</summary>
    public required string Reason { get; set; }

    public decimal? Score { get; set; }

    /// <summary>A person wrote it, the program did not find it.</summary>
    public required bool Added { get; init; }

    /// <summary>A person changed finding or issue: recomputing leaves them alone.</summary>
    public bool Edited { get; set; }

    /// <summary>The scores no longer show it; kept because a person worked on it.</summary>
    public bool NoLongerFound { get; set; }

    public string? DismissReason { get; set; }
    public string? DismissedBy { get; set; }
    public DateTime? DismissedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<WeakPoint>
    {
        public void Configure(EntityTypeBuilder<WeakPoint> builder)
        {
            builder.ToTable("assessment_weak_point");
            builder.HasIndex(TenantColumns.AgencyId, nameof(FiscalYear), nameof(Code));
        }
    }
}

/// <summary>From where on a score counts as weak, for the measures of one year.</summary>
internal sealed class WeakPointSetting : ITenantRow
{
    public const decimal UsualLeast = 85, UsualDrop = 2;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int FiscalYear { get; init; }

    /// <summary>Scores below are weak.</summary>
    public required decimal Least { get; set; }

    /// <summary>A fall of at least so many points against the year before is weak.</summary>
    public required decimal Fall { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<WeakPointSetting>
    {
        public void Configure(EntityTypeBuilder<WeakPointSetting> builder)
        {
            builder.ToTable("assessment_weak_point_setting");
            builder.HasIndex(TenantColumns.AgencyId, nameof(FiscalYear)).IsUnique();
        }
    }
}
