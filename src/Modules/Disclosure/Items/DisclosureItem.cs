using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Disclosure.Evidences;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Items;

/// <summary>An OIT item of a year: who answers for it, and how far it is on its way to the public.</summary>
internal sealed class DisclosureItem : ITenantRow
{
    public const int LongestNote = 2_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>e.g. "O12".</summary>
    public required string Code { get; init; }

    /// <summary>Order in the framework, from 1.</summary>
    public required int Position { get; set; }

    /// <summary>As the framework named it when the year was opened.</summary>
    public required string Name { get; set; }

    public Guid? UnitId { get; set; }
    public Guid? PersonId { get; set; }
    public Guid? ReviewerId { get; set; }
    public DateOnly? DueOn { get; set; }

    /// <summary>For the team; never published.</summary>
    public string Note { get; set; } = "";

    public Stage Stage { get; set; } = Stage.Open;

    /// <summary>Why it came back, while it lies with its owner.</summary>
    public string ReturnedWhy { get; set; } = "";

    /// <summary>When what the public sees now was published; null when it sees nothing.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Of the content that the public sees; empty when another module made the page.</summary>
    public string PublishedHash { get; set; } = "";

    /// <summary>Codes of the items of the year before that it came from, "O15, O16"; empty when it is new.</summary>
    public string CarriedFrom { get; init; } = "";

    /// <summary>"same", "renumbered", "merged", "split"; empty when it is new.</summary>
    public string CarriedHow { get; init; } = "";

    /// <summary>Counts changes: two people who write at once do not undo each other.</summary>
    public int Revision { get; set; }

    public List<DisclosureElement> Elements { get; } = [];
    public List<ElementProof> Proofs { get; } = [];

    internal sealed class Table : IEntityTypeConfiguration<DisclosureItem>
    {
        public void Configure(EntityTypeBuilder<DisclosureItem> builder)
        {
            builder.ToTable("disclosure_item");
            builder.Property(i => i.Stage).HasConversion<string>();
            builder.Property(i => i.Revision).IsConcurrencyToken();
            builder.HasMany(i => i.Elements).WithOne().HasForeignKey(TenantColumns.AgencyId, nameof(DisclosureElement.ItemId));
            builder.HasMany(i => i.Proofs).WithOne().HasForeignKey(TenantColumns.AgencyId, nameof(ElementProof.ItemId));
        }
    }
}

/// <summary>Where an item lies.</summary>
internal enum Stage
{
    /// <summary>With its owner.</summary>
    Open,

    /// <summary>With those who approve it.</summary>
    Sent,

    /// <summary>With its owner again, with a reason.</summary>
    Returned,

    /// <summary>The public sees it.</summary>
    Published,
}

/// <summary>One of the things the assessor looks for (องค์ประกอบด้านข้อมูล): an item counts only when every one is there.</summary>
internal sealed class DisclosureElement : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ItemId { get; init; }

    /// <summary>From 1, as in the framework.</summary>
    public required int Number { get; init; }

    public required string Text { get; set; }

    /// <summary>What stood there the year before, where the words changed; empty otherwise.</summary>
    public string ChangedFrom { get; set; } = "";

    public bool Met { get; set; }

    /// <summary>Its condition does not hold for this office; the note says why.</summary>
    public bool NotAsked { get; set; }

    public string Note { get; set; } = "";
    public string MarkedBy { get; set; } = "";
    public DateTime? MarkedAt { get; set; }

    /// <summary>The internal auditor's own mark; null while not looked at.</summary>
    public bool? AuditMet { get; set; }

    public string AuditNote { get; set; } = "";
    public string AuditedBy { get; set; } = "";
    public DateTime? AuditedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<DisclosureElement>
    {
        public void Configure(EntityTypeBuilder<DisclosureElement> builder) => builder.ToTable("disclosure_element");
    }
}

/// <summary>What was said about an item among those who work on it.</summary>
internal sealed class Remark : ITenantRow
{
    public const int Longest = 1_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ItemId { get; init; }
    public required RemarkKind Kind { get; init; }
    public required string Text { get; init; }
    public required string ByName { get; init; }
    public required DateTime At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Remark>
    {
        public void Configure(EntityTypeBuilder<Remark> builder)
        {
            builder.ToTable("disclosure_remark");
            builder.Property(r => r.Kind).HasConversion<string>();
            builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(ItemId));
        }
    }
}

internal enum RemarkKind
{
    Comment,

    /// <summary>Given back to its owner to be mended.</summary>
    SentBack,
}
