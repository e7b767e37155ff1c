using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Publications;

/// <summary>One version of what the public sees for an OIT item of a year. Never changed after publication, only withdrawn.</summary>
internal sealed class Publication : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int FiscalYear { get; init; }

    /// <summary>Upper case, e.g. "O28".</summary>
    public required string Item { get; init; }

    public required int Version { get; init; }
    public required string ItemName { get; init; }
    public required string Title { get; init; }
    public required string UnitName { get; init; }
    public required string ApprovedBy { get; init; }
    public required DateOnly ApprovedOn { get; init; }
    public required DateOnly DataAsOf { get; init; }
    public required string Hash { get; init; }

    /// <summary>Cleaned by <see cref="PaperHtml"/>.</summary>
    public required string Body { get; set; }

    public required DateTime PublishedAt { get; init; }
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnReason { get; private set; }
    public List<PublishedFile> Files { get; } = [];

    public string Path => PathOf(FiscalYear, Item);

    public string VersionPath => string.Create(CultureInfo.InvariantCulture, $"{Path}/v/{Version}");

    public static string PathOf(int fiscalYear, string item) =>
        string.Create(CultureInfo.InvariantCulture, $"/ita/{fiscalYear}/{item.ToLowerInvariant()}");

    public void Withdraw(string reason, DateTime at) => (WithdrawnReason, WithdrawnAt) = (reason, at);

    internal sealed class Table : IEntityTypeConfiguration<Publication>
    {
        public void Configure(EntityTypeBuilder<Publication> builder)
        {
            builder.ToTable("publicsite_publication");
            builder.Ignore(p => p.Path);
            builder.Ignore(p => p.VersionPath);
            builder.HasIndex(TenantColumns.AgencyId, nameof(FiscalYear), nameof(Item), nameof(Version)).IsUnique();
            builder.HasMany(p => p.Files).WithOne().HasForeignKey(TenantColumns.AgencyId, nameof(PublishedFile.PublicationId));
        }
    }
}

/// <summary>A file beside a page. Its address carries the version, so that an old page keeps its own files.</summary>
internal sealed class PublishedFile : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PublicationId { get; init; }
    public required int Position { get; init; }

    /// <summary>Last part of the address, ASCII, e.g. "o28-2568-v1.pdf".</summary>
    public required string Slug { get; init; }

    /// <summary>Name the visitor's computer gets, e.g. "รายงานผล 2568.pdf".</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }
    public required long Length { get; init; }
    public int? Pages { get; init; }
    public required Guid FileId { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<PublishedFile>
    {
        public void Configure(EntityTypeBuilder<PublishedFile> builder)
        {
            builder.ToTable("publicsite_file");
            builder.HasIndex(TenantColumns.AgencyId, nameof(PublicationId), nameof(Slug)).IsUnique();
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(FileId));
        }
    }
}
