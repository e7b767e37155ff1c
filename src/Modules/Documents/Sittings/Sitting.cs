using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Documents.Sittings;

/// <summary>A batch of papers printed to be signed with ink in one go (ชุดลงนาม).</summary>
internal sealed class Sitting : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTime PrintedAt { get; init; }
    public required string PrintedBy { get; init; }

    /// <summary>All its papers as one PDF, each page with the QR of its paper.</summary>
    public required Guid FileId { get; init; }

    public required int Pages { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Sitting>
    {
        public void Configure(EntityTypeBuilder<Sitting> builder) => builder.ToTable("documents_sitting");
    }
}

/// <summary>One paper of a sitting, as it was printed. What is scanned is matched to it by its code.</summary>
internal sealed class Sheet : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid SittingId { get; init; }
    public required Guid ApprovalId { get; init; }

    /// <summary>Of the content that was printed.</summary>
    public required string Hash { get; init; }

    public required string Title { get; init; }
    public required int Pages { get; init; }

    /// <summary>In the QR on every page; 80 random bits.</summary>
    public required string Code { get; init; }

    /// <summary>When a clerk confirmed what was signed; null until then.</summary>
    public DateTime? ConfirmedAt { get; set; }

    public string ConfirmedBy { get; set; } = "";

    /// <summary>The signed pages as one PDF.</summary>
    public Guid? ScanFileId { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Sheet>
    {
        public void Configure(EntityTypeBuilder<Sheet> builder)
        {
            builder.ToTable("documents_sheet");
            builder.HasIndex(TenantColumns.AgencyId, nameof(Code)).IsUnique();
            builder.HasOne<Sitting>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(SittingId)).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

internal enum ScanState
{
    Waiting,
    Read,
    Failed,
}

/// <summary>One upload of signed pages. The file itself is kept as it came.</summary>
internal sealed class Scan : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid FileId { get; init; }
    public required string Name { get; init; }
    public required DateTime UploadedAt { get; init; }
    public required string UploadedBy { get; init; }
    public ScanState State { get; set; }

    /// <summary>Code of the refusal when it could not be read; empty otherwise.</summary>
    public string Problem { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<Scan>
    {
        public void Configure(EntityTypeBuilder<Scan> builder)
        {
            builder.ToTable("documents_scan");
            builder.Property(s => s.State).HasConversion<string>();
        }
    }
}

/// <summary>A page of a scan: at its sheet, in the tray, or laid aside with a reason.</summary>
internal sealed class ScanPage : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ScanId { get; init; }

    /// <summary>From 1, in the order of the scan.</summary>
    public required int Number { get; init; }

    public required Guid PictureFileId { get; init; }

    /// <summary>Null: in the tray.</summary>
    public Guid? SheetId { get; set; }

    /// <summary>Its QR said so; otherwise a clerk did.</summary>
    public bool ByCode { get; init; }

    /// <summary>Why it belongs to no paper; empty when it does or waits.</summary>
    public string LaidAside { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<ScanPage>
    {
        public void Configure(EntityTypeBuilder<ScanPage> builder)
        {
            builder.ToTable("documents_scan_page");
            builder.HasIndex(TenantColumns.AgencyId, nameof(ScanId), nameof(Number)).IsUnique();
            builder.HasOne<Scan>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(ScanId)).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
