using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Snapshots;

/// <summary>
/// What the public saw of an item at a moment: a link of the agency's chain of proofs. It is only ever added; each link hashes the one before, so that
/// none can be changed or taken out unseen. Statement of fact for the days in which a score is contested.
/// </summary>
internal sealed class Snapshot : ITenantRow
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>1, 2, 3 … without gaps inside an agency.</summary>
    public long Number { get; internal set; }
    public required Guid ItemId { get; init; }
    public required int FiscalYear { get; init; }
    public required string Code { get; init; }

    /// <summary>UTC, "yyyy-MM-ddTHH:mm:ss.fffZ": text, so that both engines hash the same bytes.</summary>
    public required string At { get; init; }

    /// <summary>"button" or "night".</summary>
    public required string Cause { get; init; }

    /// <summary>Whole address, as the assessor opens it.</summary>
    public required string Address { get; init; }

    /// <summary>200; 410 after withdrawal; 404 when nothing was there.</summary>
    public required int Status { get; init; }

    /// <summary>Of the published page, from 1; 0 when nothing was there.</summary>
    public required int Version { get; init; }
    public required string Title { get; init; }

    /// <summary>SHA-256 (hex) of the text, kept once as a <see cref="SnapshotText"/>.</summary>
    public required string TextHash { get; init; }

    /// <summary>SHA-256 (hex) of the page's bytes.</summary>
    public required string PageHash { get; init; }

    /// <summary>The page as a PDF; null where no browser is installed. One picture serves as long as the page stays the same.</summary>
    public required Guid? PdfId { get; init; }
    public required string PdfHash { get; init; }
    public string PreviousHash { get; internal set; } = "";

    /// <summary>SHA-256 (hex) over all of the above, the agency included.</summary>
    public string Hash { get; internal set; } = "";

    public DateTime AtUtc => DateTime.ParseExact(At, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static string Stamp(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public string HashFor(Guid agency)
    {
        string[] parts =
        [
            agency.ToString("D"), Number.ToString(CultureInfo.InvariantCulture), ItemId.ToString("D"), FiscalYear.ToString(CultureInfo.InvariantCulture), Code, At, Cause, Address,
            Status.ToString(CultureInfo.InvariantCulture), Version.ToString(CultureInfo.InvariantCulture), Title, TextHash, PageHash, PdfId?.ToString("D") ?? "", PdfHash, PreviousHash,
        ];

        // Each part is preceded by its length: no two different proofs spell the same bytes.
        return HashOf(Encoding.UTF8.GetBytes(string.Concat(parts.Select(p => $"{p.Length.ToString(CultureInfo.InvariantCulture)}:{p}"))));
    }

    internal sealed class Table : IEntityTypeConfiguration<Snapshot>
    {
        public void Configure(EntityTypeBuilder<Snapshot> builder)
        {
            builder.ToTable("disclosure_snapshot");
            builder.Ignore(s => s.AtUtc);
            builder.HasIndex(TenantColumns.AgencyId, nameof(Number)).IsUnique();
            builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(ItemId));
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(PdfId));
        }
    }
}

/// <summary>The words of a page, kept once however often they are seen.</summary>
internal sealed class SnapshotText : ITenantRow
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Sha256 { get; init; }
    public required string Text { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<SnapshotText>
    {
        public void Configure(EntityTypeBuilder<SnapshotText> builder)
        {
            builder.ToTable("disclosure_snapshot_text");
            builder.HasIndex(TenantColumns.AgencyId, nameof(Sha256)).IsUnique();
        }
    }
}
