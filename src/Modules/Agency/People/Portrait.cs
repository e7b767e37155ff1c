using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>Picture of a person for the public. A picture that was replaced is still served: pages that were published with it show it.</summary>
internal sealed class Portrait : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonId { get; init; }
    public required Guid FileId { get; init; }
    public required DateTime KeptAt { get; init; }

    /// <summary>Null for the one that new pages show.</summary>
    public DateTime? ReplacedAt { get; set; }

    /// <param name="contentType">Of the file: JPEG or PNG.</param>
    public static string PathOf(Guid id, string contentType) => $"/media/p/{id:D}/photo.{(contentType == "image/png" ? "png" : "jpg")}";

    internal sealed class Table : IEntityTypeConfiguration<Portrait>
    {
        public void Configure(EntityTypeBuilder<Portrait> builder)
        {
            builder.ToTable("agency_portrait");
            builder.HasOne<Person>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(PersonId)).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(FileId)).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
