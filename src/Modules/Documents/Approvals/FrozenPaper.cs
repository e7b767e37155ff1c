using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>A paper as somebody approved it. Its content never changes; what is corrected is approved again as the next version.</summary>
internal sealed class FrozenPaper : ITenantRow
{
    public required Guid Id { get; init; }
    public required int FiscalYear { get; init; }
    public required string Kind { get; init; }

    /// <summary>That of the paper it was approved from; empty for the year's own.</summary>
    public string Serial { get; init; } = "";

    /// <summary>The draft it came from; null on papers approved before routes were kept.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>From its register, as printed; empty for a kind without one.</summary>
    public string Number { get; init; } = "";

    /// <summary>Of the page that vouches for it; empty on papers approved before routes were kept.</summary>
    public string Code { get; init; } = "";

    /// <summary>1, 2, … within the paper.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    /// <summary>The model as JSON: from it the same page, Word file and PDF can be made again.</summary>
    public required string Snapshot { get; init; }

    /// <summary>SHA-256 (hex) of the content that was approved: the paper before number, date and signatures were filled in.</summary>
    public required string Hash { get; init; }

    public required Guid DocxFileId { get; init; }

    /// <summary>Null when the server had no browser to print with.</summary>
    public Guid? PdfFileId { get; set; }

    public int? PdfPages { get; set; }

    /// <summary>Name as printed.</summary>
    public required string ApprovedByName { get; init; }

    /// <summary>Lines under the name, joined by a space: position, and the office acted for.</summary>
    public required string ApprovedByCapacity { get; init; }

    public required DateTime ApprovedAt { get; init; }

    /// <summary>The date that the paper bears; null on papers kept before it was written down: the day of <see cref="ApprovedAt"/>.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>ใช้บังคับตั้งแต่; null: nobody said.</summary>
    public DateOnly? EffectiveFrom { get; set; }

    /// <summary>Last day on which it holds; null: until it is replaced.</summary>
    public DateOnly? EffectiveTo { get; set; }

    /// <summary>Years that the office keeps it (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ข้อ 57); 0: for ever; null: nobody said.</summary>
    public int? KeepYears { get; set; }

    /// <summary>Path of the public page while it is shown.</summary>
    public string? PublicPath { get; set; }

    public DateTime? PublishedAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public string? WithdrawnReason { get; set; }

    /// <summary>Code of the refusal that kept it from the public when its route was complete, though its sender had asked for it; empty: nothing did.</summary>
    public string Held { get; set; } = "";

    public Paper Model() => JsonSerializer.Deserialize<Paper>(Snapshot, Json.Options)!;

    /// <summary>As printed on it.</summary>
    public DateOnly PaperDate => SignedOn ?? Bangkok.DateOf(ApprovedAt);

    public bool IsPublic => PublishedAt is not null && WithdrawnAt is null;

    internal sealed class Table : IEntityTypeConfiguration<FrozenPaper>
    {
        public void Configure(EntityTypeBuilder<FrozenPaper> builder)
        {
            builder.ToTable("documents_frozen_paper");
            builder.Ignore(p => p.IsPublic);
            builder.Ignore(p => p.PaperDate);
            builder.HasIndex(TenantColumns.AgencyId, nameof(Code));
            builder.HasIndex("AgencyId", nameof(FiscalYear), nameof(Kind), nameof(Serial), nameof(Version)).IsUnique();
        }
    }
}
