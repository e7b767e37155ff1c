using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>What the office says of a kind, where it differs from the usual: every kind is approved before it is published.</summary>
internal sealed class KindRule : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required ArticleKind Kind { get; init; }

    /// <summary>True: approved before it is published. False: who has "website.publish" publishes it on the own word.</summary>
    public required bool NeedsApproval { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<KindRule>
    {
        public void Configure(EntityTypeBuilder<KindRule> builder)
        {
            builder.ToTable("publicsite_kind_rule");
            builder.Property(r => r.Kind).HasConversion<string>();
            builder.HasIndex(TenantColumns.AgencyId, nameof(Kind)).IsUnique();
        }
    }
}

/// <summary>Where an entry of the public menu stands, where the office wants it otherwise.</summary>
internal sealed class MenuRule : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Of the entry: "about", "news", "laws", "plans", "ita", "contact".</summary>
    public required string Entry { get; init; }

    /// <summary>From 1.</summary>
    public required int Position { get; set; }

    public required bool Hidden { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<MenuRule>
    {
        public void Configure(EntityTypeBuilder<MenuRule> builder)
        {
            builder.ToTable("publicsite_menu_rule");
            builder.HasIndex(TenantColumns.AgencyId, nameof(Entry)).IsUnique();
        }
    }
}
