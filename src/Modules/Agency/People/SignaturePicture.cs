using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>Picture of the handwritten signature of a person, kept by that person. Papers that were sealed with it keep their own copy.</summary>
internal sealed class SignaturePicture : ITenantRow
{
    /// <summary>That of the person: nobody has two.</summary>
    public required Guid Id { get; init; }

    public required Guid FileId { get; set; }

    /// <summary>Who kept it: only this account sees it or takes it off.</summary>
    public required Guid AccountId { get; set; }

    public required DateTime KeptAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SignaturePicture>
    {
        public void Configure(EntityTypeBuilder<SignaturePicture> builder)
        {
            builder.ToTable("agency_signature");
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(FileId)).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
