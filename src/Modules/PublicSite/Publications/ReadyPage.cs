using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;
using Prongsai.Ui;

namespace Prongsai.PublicSite.Publications;

/// <summary>The bytes of a page as they go out, made once at publication.</summary>
internal sealed class ReadyPage : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>e.g. "/ita/2568/o28" or "/ita/2568/o28/v/1".</summary>
    public required string Path { get; init; }

    public required int Version { get; set; }

    /// <summary>200, or 410 after withdrawal.</summary>
    public required int Status { get; set; }

    public required string ContentType { get; set; }
    public required string Etag { get; set; }
    public required byte[] Identity { get; set; }
    public byte[]? Gzip { get; set; }
    public byte[]? Brotli { get; set; }

    /// <summary>Which build's page this is, under which address and with which frame: any other shows the publication through its own page.</summary>
    public required string MadeWith { get; set; }

    private static readonly string ThisBuild =
        $"{typeof(ReadyPage).Assembly.ManifestModule.ModuleVersionId:N}-{typeof(ReadyBytes).Assembly.ManifestModule.ModuleVersionId:N}";

    /// <param name="around">Address of the site and frame of the page: see <see cref="PageFrame"/>.</param>
    public static string Maker(string around) => $"{ThisBuild} {around}";

    public ReadyBytes Bytes => new(ContentType, Etag, Identity, Gzip, Brotli);

    public void Fill(ReadyBytes bytes, int version, int status, string madeWith)
    {
        (Version, Status, MadeWith) = (version, status, madeWith);
        (ContentType, Etag, Identity, Gzip, Brotli) = (bytes.ContentType, bytes.ETag, bytes.Identity, bytes.Gzip, bytes.Brotli);
    }

    internal sealed class Table : IEntityTypeConfiguration<ReadyPage>
    {
        public void Configure(EntityTypeBuilder<ReadyPage> builder)
        {
            builder.ToTable("publicsite_page");
            builder.Ignore(p => p.Bytes);
            builder.HasIndex(TenantColumns.AgencyId, nameof(Path)).IsUnique();
        }
    }
}
