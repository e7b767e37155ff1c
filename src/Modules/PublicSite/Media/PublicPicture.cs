using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Media;

/// <summary>A picture of the public site, made anew at a size that suits a phone: nothing of the camera is left in it.</summary>
internal sealed class PublicPicture : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid FileId { get; init; }
    public required string ContentType { get; init; }

    /// <summary>Points.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>What it was made for, e.g. "article-large".</summary>
    public required string Kind { get; init; }

    /// <summary>Last part of its address, e.g. "800x600.jpg".</summary>
    public required string Name { get; init; }

    /// <summary>Something that is published holds it; a picture of a draft is not for the public.</summary>
    public bool Shown { get; set; }

    public string Path => PathOf(Id, Name);

    public static string PathOf(Guid id, string name) => $"/media/{id:D}/{name}";

    internal sealed class Table : IEntityTypeConfiguration<PublicPicture>
    {
        public void Configure(EntityTypeBuilder<PublicPicture> builder)
        {
            builder.ToTable("publicsite_media");
            builder.Ignore(p => p.Path);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(FileId));
        }
    }
}
