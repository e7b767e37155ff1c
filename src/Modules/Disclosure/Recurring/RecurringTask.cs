using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Recurring;

/// <summary>Something that is done again and again, and from which evidence comes each time.</summary>
internal sealed class RecurringTask : ITenantRow
{
    public const int LongestTitle = 200;
    public const int LongestNote = 1_000;
    public const int MostDueDays = 90;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Title { get; set; }
    public required Rhythm Rhythm { get; init; }

    /// <summary>Days after its time is over until which it must be done.</summary>
    public int DueDays { get; set; }

    /// <summary>The OIT item that it proves, as <see cref="FirstYear"/> names it; empty: none, then somebody says when it is done.</summary>
    public string ItemCode { get; set; } = "";

    public Guid? UnitId { get; set; }
    public Guid? PersonId { get; set; }

    /// <summary>How it is done, for who does it for the first time.</summary>
    public string Note { get; set; } = "";

    /// <summary>Fiscal year (BE) whose items <see cref="ItemCode"/> names.</summary>
    public int FirstYear { get; set; }

    /// <summary>Times that were over before this day are not asked for.</summary>
    public required DateOnly MadeOn { get; init; }

    public DateTime? EndedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<RecurringTask>
    {
        public void Configure(EntityTypeBuilder<RecurringTask> builder)
        {
            builder.ToTable("disclosure_task");
            builder.Property(t => t.Rhythm).HasConversion<string>();
        }
    }
}

internal enum ClosedHow
{
    /// <summary>The evidence of its time arrived.</summary>
    Evidence,

    /// <summary>Somebody said so.</summary>
    Done,

    /// <summary>Not done this time, with a reason.</summary>
    Skipped,
}

/// <summary>One time of a recurring task.</summary>
internal sealed class TaskOccurrence : ITenantRow
{
    public const int LongestWhy = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid TaskId { get; init; }

    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>From 1 within the year.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateOnly DueOn { get; set; }

    /// <summary>The item as this year names it; empty: none, or the year no longer has it.</summary>
    public string ItemCode { get; set; } = "";

    public DateTime? ClosedAt { get; set; }
    public string ClosedBy { get; set; } = "";
    public ClosedHow? How { get; set; }

    /// <summary>The revision of an evidence that closed it.</summary>
    public Guid? RevisionId { get; set; }

    public string Why { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<TaskOccurrence>
    {
        public void Configure(EntityTypeBuilder<TaskOccurrence> builder)
        {
            builder.ToTable("disclosure_occurrence");
            builder.Property(o => o.How).HasConversion<string>();
            builder.HasOne<RecurringTask>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(TaskId)).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(TenantColumns.AgencyId, nameof(TaskId), nameof(FiscalYear), nameof(Number)).IsUnique();
        }
    }
}
