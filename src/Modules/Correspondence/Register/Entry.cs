using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

internal enum EntryState
{
    /// <summary>A paper has it.</summary>
    Issued,

    /// <summary>Kept for a paper to come.</summary>
    Reserved,

    /// <summary>Struck through, with a reason.</summary>
    Void,

    /// <summary>Never given to a paper; somebody wrote why.</summary>
    Explained,
}

/// <summary>One line of a register.</summary>
internal sealed class Entry : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid SeriesId { get; init; }
    public required RegisterKind Kind { get; init; }

    /// <summary>Of the series, Buddhist era.</summary>
    public required int Year { get; init; }

    /// <summary>One line of a series and year has it, for ever.</summary>
    public required int Running { get; init; }

    /// <summary>The number as printed, in Arabic digits.</summary>
    public required string Text { get; init; }

    /// <summary>No second issued or reserved line of the kind and year has it, whatever its series; null for a kind whose numbers may be printed again.</summary>
    public string? Printed { get; init; }

    public required EntryState State { get; set; }

    /// <summary>Date of the paper; of an incoming one the day it came.</summary>
    public required DateOnly On { get; set; }

    /// <summary>"09:30": when an incoming paper came; else empty.</summary>
    public string Time { get; set; } = "";

    /// <summary>จาก</summary>
    public string Sender { get; set; } = "";

    /// <summary>ถึง</summary>
    public string Recipient { get; set; } = "";

    /// <summary>ที่ of an incoming paper, as its sender wrote it.</summary>
    public string TheirNumber { get; set; } = "";

    /// <summary>ลงวันที่ of an incoming paper.</summary>
    public DateOnly? TheirDate { get; set; }

    /// <summary>เรื่อง; of a reserved number what it is kept for.</summary>
    public string Title { get; set; } = "";

    /// <summary>การปฏิบัติ: who does what with it.</summary>
    public string Action { get; set; } = "";

    /// <summary>หมายเหตุ</summary>
    public string Note { get; set; } = "";

    /// <summary>The unit that wrote it, or to which it went; null: the whole office.</summary>
    public Guid? UnitId { get; set; }

    public Guid? FileId { get; set; }

    /// <summary>Empty when the paper was not made here.</summary>
    public string SubjectType { get; set; } = "";

    public Guid? SubjectId { get; set; }

    /// <summary>Why it is struck through or was never used.</summary>
    public string Reason { get; set; } = "";

    public required DateTime MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>What a search looks in.</summary>
    public string SearchText { get; private set; } = "";

    public int Version { get; set; }

    /// <summary>After each change of what can be searched for.</summary>
    public void Index() => SearchText = ThaiText.SearchKey(string.Join(' ', Text, TheirNumber, Title, Sender, Recipient, Action, Note));

    internal sealed class Table : IEntityTypeConfiguration<Entry>
    {
        public void Configure(EntityTypeBuilder<Entry> builder)
        {
            builder.ToTable("correspondence_entry");
            builder.Property(e => e.Kind).HasConversion<string>();
            builder.Property(e => e.State).HasConversion<string>();
            builder.Property(e => e.Version).IsConcurrencyToken();
            builder.HasIndex(TenantColumns.AgencyId, nameof(SeriesId), nameof(Year), nameof(Running)).IsUnique();
            builder.HasOne<NumberSeries>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(SeriesId)).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
