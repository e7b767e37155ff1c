using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Evidences;

/// <summary>A container of proof: what is added to it is a new revision, nothing is overwritten. It may prove several elements, of several years.</summary>
internal sealed class Evidence : ITenantRow
{
    public const int LongestTitle = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Title { get; set; }
    public required DateTime MadeAt { get; init; }
    public List<EvidenceRevision> Revisions { get; } = [];

    internal sealed class Table : IEntityTypeConfiguration<Evidence>
    {
        public void Configure(EntityTypeBuilder<Evidence> builder)
        {
            builder.ToTable("disclosure_evidence");
            builder.HasMany(e => e.Revisions).WithOne().HasForeignKey(TenantColumns.AgencyId, nameof(EvidenceRevision.EvidenceId));
        }
    }
}

internal enum EvidenceKind
{
    /// <summary>A stored file, shown to the public as a copy when its item is published.</summary>
    File,

    /// <summary>An address elsewhere.</summary>
    Link,

    /// <summary>A page that the product makes by itself: <see cref="EvidenceRevision.Address"/> is its path.</summary>
    Page,
}

/// <summary>One state of an evidence, never changed.</summary>
internal sealed class EvidenceRevision : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EvidenceId { get; init; }

    /// <summary>From 1; the highest is the one that counts.</summary>
    public required int Number { get; init; }

    public required EvidenceKind Kind { get; init; }
    public Guid? FileId { get; init; }

    /// <summary>http(s) of a link, path of a page ("/about/executives"); empty for a file.</summary>
    public string Address { get; init; } = "";

    /// <summary>Hex, of the file; of a link or page: of the address.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The period it speaks of, as it was typed; From and To are what that was understood as.</summary>
    public string CoversText { get; init; } = "";

    public DateOnly? CoversFrom { get; init; }
    public DateOnly? CoversTo { get; init; }

    /// <summary>The day its content speaks of (ข้อมูล ณ).</summary>
    public required DateOnly CapturedOn { get; init; }

    /// <summary>Last day it may be relied on, when somebody said so.</summary>
    public DateOnly? ExpiresOn { get; init; }

    public required string AddedBy { get; init; }
    public required DateTime AddedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<EvidenceRevision>
    {
        public void Configure(EntityTypeBuilder<EvidenceRevision> builder)
        {
            builder.ToTable("disclosure_revision");
            builder.Property(r => r.Kind).HasConversion<string>();
        }
    }
}

/// <summary>An evidence stands for an element of an item.</summary>
internal sealed class ElementProof : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ItemId { get; init; }

    /// <summary>Number of the element; 0: carried over from another year and not sorted to an element yet.</summary>
    public required int Element { get; set; }

    public required Guid EvidenceId { get; init; }
    public required DateTime AddedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ElementProof>
    {
        public void Configure(EntityTypeBuilder<ElementProof> builder)
        {
            builder.ToTable("disclosure_proof");
            builder.HasOne<Evidence>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(EvidenceId));
        }
    }
}
