using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>The row of a blob: what it was called, how long it is and what its bytes hash to. Never changed, only added.</summary>
public sealed class StoredFile : ITenantRow
{
    public required Guid Id { get; init; }

    /// <summary>Name as shown and downloaded, cleaned of paths and control characters; never used as a path here.</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }
    public required long Length { get; init; }

    /// <summary>SHA-256, hex.</summary>
    public required string Sha256 { get; init; }

    public required DateTime StoredAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder) => builder.ToTable("platform_file");
    }
}
