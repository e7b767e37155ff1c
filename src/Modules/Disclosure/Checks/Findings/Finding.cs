using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Checks.Findings;

/// <summary>A fault of an evidence as an item needs it. It goes when the next check no longer finds it.</summary>
internal sealed class Finding : ITenantRow
{
    public const int LongestWhy = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ItemId { get; init; }
    public required Guid EvidenceId { get; init; }

    /// <summary>Of the evidence; another one is another thing.</summary>
    public required int Revision { get; init; }

    /// <summary>As <see cref="Fault.Code"/>.</summary>
    public required string Code { get; init; }
    public required Weight Weight { get; set; }
    public required string Place { get; init; }
    public required List<string> Words { get; init; }
    public required DateTime FoundAt { get; init; }
    public required DateTime SeenAt { get; set; }

    /// <summary>A person looked at it and lets it stand; null while nobody did.</summary>
    public DateTime? DismissedAt { get; private set; }
    public string DismissedBy { get; private set; } = "";
    public string DismissedWhy { get; private set; } = "";

    public void Dismiss(string by, string why, DateTime at) => (DismissedBy, DismissedWhy, DismissedAt) = (by, why, at);

    /// <summary>Whether it is the same fault of the same thing.</summary>
    public bool Is(Guid evidence, int revision, Fault fault) =>
        EvidenceId == evidence && Revision == revision && Code == fault.Code && Place == fault.Where && Words.SequenceEqual(fault.Words);

    internal sealed class Table : IEntityTypeConfiguration<Finding>
    {
        public void Configure(EntityTypeBuilder<Finding> builder)
        {
            builder.ToTable("disclosure_finding");
            builder.Property(f => f.Weight).HasConversion<string>();
            builder.Property(f => f.Words).HasConversion(Json.Strings, Json.StringsComparer);
            builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(ItemId));
            builder.HasOne<Evidence>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(EvidenceId));
        }
    }
}

/// <summary>When an item was last looked through, and when that was last asked for.</summary>
internal sealed class ItemCheck : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ItemId { get; init; }
    public DateTime? AskedAt { get; set; }
    public DateTime? DoneAt { get; set; }

    /// <summary>Evidences that were looked at the last time, and links that could not be because the looks of the day were used up.</summary>
    public int Looked { get; set; }
    public int Unlooked { get; set; }

    public bool Waits => AskedAt is { } asked && (DoneAt is null || DoneAt < asked);

    internal sealed class Table : IEntityTypeConfiguration<ItemCheck>
    {
        public void Configure(EntityTypeBuilder<ItemCheck> builder)
        {
            builder.ToTable("disclosure_check");
            builder.Ignore(c => c.Waits);
            builder.HasIndex(TenantColumns.AgencyId, nameof(ItemId)).IsUnique();
            builder.HasOne<DisclosureItem>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(ItemId));
        }
    }
}

/// <summary>How many addresses an agency looked at on a day.</summary>
internal sealed class LookDay : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateOnly Day { get; init; }
    public required int Requests { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<LookDay>
    {
        public void Configure(EntityTypeBuilder<LookDay> builder)
        {
            builder.ToTable("disclosure_look_day");
            builder.HasIndex(TenantColumns.AgencyId, nameof(Day)).IsUnique();
        }
    }
}
