using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>An article as it stood once. Never changed.</summary>
internal sealed class ArticleVersion : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ArticleId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }
    public required string Hash { get; init; }

    /// <summary><see cref="ArticleContent"/> as JSON.</summary>
    public required string Written { get; init; }

    public required DateTime At { get; init; }
    public required string ByName { get; init; }

    public ArticleContent Content => ArticleContent.Read(Written);

    internal sealed class Table : IEntityTypeConfiguration<ArticleVersion>
    {
        public void Configure(EntityTypeBuilder<ArticleVersion> builder)
        {
            builder.ToTable("publicsite_article_version");
            builder.Ignore(v => v.Content);
            builder.HasOne<Article>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(ArticleId));
            builder.HasIndex(TenantColumns.AgencyId, nameof(ArticleId), nameof(Number)).IsUnique();
        }
    }
}
