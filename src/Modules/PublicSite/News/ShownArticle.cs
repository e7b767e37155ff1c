using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>What the public sees of an article: one row for each that was ever published. Public pages read nothing else of it.</summary>
internal sealed class ShownArticle : ITenantRow
{
    /// <summary>Of the <see cref="Article"/>.</summary>
    public required Guid Id { get; init; }

    public required int FiscalYear { get; init; }
    public required int Number { get; init; }
    public required ArticleKind Kind { get; set; }

    /// <summary>First part of its address: "news", "laws", "plans", "pages".</summary>
    public required string Section { get; set; }

    public required string Place { get; set; }
    public required string Slug { get; set; }
    public required string Title { get; set; }
    public required string Lead { get; set; }

    /// <summary>Made by <see cref="ArticleHtml"/> at publication.</summary>
    public required string Html { get; set; }

    /// <summary>The words of it, for search.</summary>
    public required string Words { get; set; }

    public required string UnitName { get; set; }
    public required DateOnly DataAsOf { get; set; }
    public required List<string> Items { get; set; }
    public required List<ArticlePhoto> Photos { get; set; }
    public required List<ArticleFile> Files { get; set; }
    public required int Version { get; set; }
    public required string Hash { get; set; }
    public required string ApprovedBy { get; set; }

    /// <summary>UTC; the first time since it was last withdrawn: lists are in this order.</summary>
    public required DateTime PublishedAt { get; set; }

    /// <summary>UTC, of the version that is shown.</summary>
    public required DateTime ChangedAt { get; set; }

    public DateTime? WithdrawnAt { get; set; }
    public string? WithdrawnReason { get; set; }

    public string Path => Article.PathOf(Kind, FiscalYear, Number, Slug);

    internal sealed class Table : IEntityTypeConfiguration<ShownArticle>
    {
        public void Configure(EntityTypeBuilder<ShownArticle> builder)
        {
            builder.ToTable("publicsite_article_shown");
            builder.Ignore(a => a.Path);
            builder.Property(a => a.Kind).HasConversion<string>();
            builder.Property(a => a.Items).HasConversion(Json.Strings, Json.StringsComparer);
            builder.Property(a => a.Photos).HasConversion(l => Lists.Write(l), t => Lists.Read<ArticlePhoto>(t), Lists.Comparer<ArticlePhoto>());
            builder.Property(a => a.Files).HasConversion(l => Lists.Write(l), t => Lists.Read<ArticleFile>(t), Lists.Comparer<ArticleFile>());
            builder.HasIndex(TenantColumns.AgencyId, nameof(FiscalYear), nameof(Number)).IsUnique();
        }
    }
}
