using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>How far the version that officers work on is. Whether the public sees one is another matter: <see cref="Article.IsShown"/>.</summary>
internal enum ArticleState
{
    /// <summary>ร่าง</summary>
    Draft,

    /// <summary>รออนุมัติ</summary>
    Waiting,

    /// <summary>ตั้งเวลาเผยแพร่: approved, its time is to come.</summary>
    Scheduled,

    /// <summary>เผยแพร่แล้ว</summary>
    Published,

    /// <summary>ถอนออกแล้ว</summary>
    Withdrawn,
}

/// <summary>What officers work on. What the public sees is a <see cref="ShownArticle"/>, which this never changes by itself.</summary>
internal sealed class Article : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>BE; with <see cref="Number"/> the address that stays.</summary>
    public required int FiscalYear { get; set; }

    /// <summary>From 1 in each year, over all kinds.</summary>
    public required int Number { get; set; }

    public required ArticleKind Kind { get; set; }

    /// <summary>Words in ASCII after the number; may be empty and may change.</summary>
    public string Slug { get; set; } = "";

    public string Place { get; set; } = "";
    public required string Title { get; set; }
    public string Lead { get; set; } = "";
    public string Body { get; set; } = "";
    public Guid? UnitId { get; set; }
    public DateOnly? DataAsOf { get; set; }
    public List<string> Items { get; set; } = [];
    public List<ArticlePhoto> Photos { get; set; } = [];
    public List<ArticleFile> Files { get; set; } = [];
    public ArticleState State { get; set; }

    /// <summary>The public sees a version of it.</summary>
    public bool IsShown { get; set; }

    /// <summary>The public has seen a version: its address stays.</summary>
    public bool WasShown { get; set; }

    /// <summary>UTC; null: as soon as it may be.</summary>
    public DateTime? PublishAt { get; set; }

    /// <summary>UTC; null: for good.</summary>
    public DateTime? WithdrawAt { get; set; }

    /// <summary>Of the version that was sent or is to be shown; 0 before.</summary>
    public int SentVersion { get; set; }

    /// <summary>Who decided for it, as shown; empty before.</summary>
    public string ApprovedBy { get; set; } = "";

    /// <summary>One more with every change: two people never write over each other.</summary>
    public int Revision { get; set; }

    public required Guid CreatedBy { get; init; }
    public required DateTime ChangedAt { get; set; }
    public required string ChangedBy { get; set; }
    public DateTime? DeletedAt { get; set; }

    public string Path => PathOf(Kind, FiscalYear, Number, Slug);

    public string EditPath => "/app/website/articles/" + Id.ToString("D");

    public ArticleContent Content => new(Kind, Title, Lead, Body, UnitId, DataAsOf, FiscalYear, Items, Slug, Place, Photos, Files);

    public void Take(ArticleContent content)
    {
        (Kind, Title, Lead, Body, UnitId, DataAsOf) = (content.Kind, content.Title, content.Lead, content.Body, content.UnitId, content.DataAsOf);
        (Slug, Place, Items, Photos, Files) = (content.Slug, content.Place, [.. content.Items], [.. content.Photos], [.. content.Files]);
    }

    public static string PathOf(ArticleKind kind, int fiscalYear, int number, string slug) =>
        string.Create(CultureInfo.InvariantCulture, $"/{Kinds.Of(kind).Section}/{fiscalYear}/{number}{(slug.Length > 0 ? "-" + slug : "")}");

    internal sealed class Table : IEntityTypeConfiguration<Article>
    {
        public void Configure(EntityTypeBuilder<Article> builder)
        {
            builder.ToTable("publicsite_article");
            builder.Ignore(a => a.Path);
            builder.Ignore(a => a.EditPath);
            builder.Ignore(a => a.Content);
            builder.Property(a => a.Kind).HasConversion<string>();
            builder.Property(a => a.State).HasConversion<string>();
            builder.Property(a => a.Revision).IsConcurrencyToken();
            builder.Property(a => a.Items).HasConversion(Json.Strings, Json.StringsComparer);
            builder.Property(a => a.Photos).HasConversion(l => Lists.Write(l), t => Lists.Read<ArticlePhoto>(t), Lists.Comparer<ArticlePhoto>());
            builder.Property(a => a.Files).HasConversion(l => Lists.Write(l), t => Lists.Read<ArticleFile>(t), Lists.Comparer<ArticleFile>());
            builder.HasIndex(TenantColumns.AgencyId, nameof(FiscalYear), nameof(Number)).IsUnique();
        }
    }
}

/// <summary>Lists of values in one text column.</summary>
internal static class Lists
{
    public static string Write<T>(List<T> list) => JsonSerializer.Serialize(list, Json.Options);

    public static List<T> Read<T>(string text) => JsonSerializer.Deserialize<List<T>>(text, Json.Options) ?? [];

    public static ValueComparer<List<T>> Comparer<T>() => new(
        (a, b) => a == null ? b == null : b != null && a.SequenceEqual(b), list => list.Aggregate(0, (hash, one) => HashCode.Combine(hash, one)), list => list.ToList());
}
