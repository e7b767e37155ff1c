using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Search;

/// <summary>What a search may find: the text of one public page. The index beside it holds only tokens and <see cref="Number"/>.</summary>
internal sealed class SearchEntry : IStaysHere
{
    /// <summary>How many numbers one entry takes in the index: a long text is indexed in parts.</summary>
    public const int MostParts = 64;

    private const int MinuteShift = 35;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of the page, e.g. "item:2568:O28".</summary>
    public required string Key { get; init; }

    public required string Path { get; set; }
    public required string Title { get; set; }

    /// <summary>Plain text.</summary>
    public required string Body { get; set; }

    /// <summary>Plain text of its files: found after what stands on the page itself.</summary>
    public required string Files { get; set; }

    public required DateTime At { get; set; }

    /// <summary>Orders by time: minutes since 1970, then chance, then room for the parts; the newest of equals is found first without sorting.</summary>
    public required long Number { get; set; }

    public required int Parts { get; set; }

    public static long NumberOf(DateTime at, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var chance = BitConverter.ToUInt32(bytes[12..]) & 0x1FFF_FFFF;
        return (Math.Max(0, (at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMinute) << MinuteShift) | ((long)chance * MostParts);
    }

    internal sealed class Table : IEntityTypeConfiguration<SearchEntry>
    {
        public void Configure(EntityTypeBuilder<SearchEntry> builder)
        {
            builder.ToTable("publicsite_search");
            builder.HasIndex(TenantColumns.AgencyId, nameof(Key)).IsUnique();
            builder.HasIndex(TenantColumns.AgencyId, nameof(Number)).IsUnique();
        }
    }
}
