using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Diary;

/// <summary>What the office itself says about the dates of its ITA year: another date for a step of the framework, or a date of its own.</summary>
internal sealed class DiaryEntry : ITenantRow
{
    public const int LongestText = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>Of the step of the framework that it dates anew, e.g. "oit"; of a date of the office's own, its id.</summary>
    public required string Code { get; init; }

    /// <summary>Empty for a step of the framework, which has its words there.</summary>
    public string Text { get; set; } = "";

    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Whose work it is; null: the whole office's.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Where the date comes from, or why it was changed.</summary>
    public string Reason { get; set; } = "";

    public string ChangedBy { get; set; } = "";
    public DateTime ChangedAt { get; set; }

    public bool IsOwn => Text.Length > 0;

    internal sealed class Table : IEntityTypeConfiguration<DiaryEntry>
    {
        public void Configure(EntityTypeBuilder<DiaryEntry> builder)
        {
            builder.ToTable("disclosure_diary");
            builder.Ignore(e => e.IsOwn);
            builder.HasIndex(TenantColumns.AgencyId, nameof(FiscalYear), nameof(Code)).IsUnique();
        }
    }
}
