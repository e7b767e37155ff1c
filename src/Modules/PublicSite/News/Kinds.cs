using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Prongsai.PublicSite.News;

/// <summary>The fixed kinds of what officers write: there is no free page builder.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArticleKind>))]
internal enum ArticleKind
{
    /// <summary>ข่าวประชาสัมพันธ์</summary>
    News,

    /// <summary>ประกาศ</summary>
    Notice,

    /// <summary>รับสมัคร</summary>
    Jobs,

    /// <summary>กฎหมายและระเบียบ</summary>
    Law,

    /// <summary>แผน</summary>
    Plan,

    /// <summary>รายงานผล</summary>
    Report,

    /// <summary>หน้าเนื้อหา: stands in a menu under one of the fixed sections.</summary>
    Page,
}

/// <param name="Word">In addresses of lists, e.g. "/news/notices".</param>
/// <param name="Section">Key of its <see cref="Section"/>: first part of its address.</param>
internal sealed record KindFacts(ArticleKind Kind, string Name, string Word, string Section);

/// <param name="Key">First part of the address, e.g. "news".</param>
/// <param name="Title">In the menu, as long as the office writes no other order.</param>
internal sealed record Section(string Key, string Title);

internal static class Kinds
{
    public const string PagesKey = "pages";

    public static readonly IReadOnlyList<KindFacts> All =
    [
        new(ArticleKind.News, "ข่าวประชาสัมพันธ์", "activities", "news"),
        new(ArticleKind.Notice, "ประกาศ", "notices", "news"),
        new(ArticleKind.Jobs, "รับสมัคร", "jobs", "news"),
        new(ArticleKind.Law, "กฎหมายและระเบียบ", "rules", "laws"),
        new(ArticleKind.Plan, "แผน", "planned", "plans"),
        new(ArticleKind.Report, "รายงานผล", "results", "plans"),
        new(ArticleKind.Page, "หน้าเนื้อหา", "pages", PagesKey),
    ];

    /// <summary>Those with a list of their own.</summary>
    public static readonly IReadOnlyList<Section> Lists = [new("news", "ข่าวและประกาศ"), new("laws", "กฎหมายและระเบียบ"), new("plans", "แผนและผลการดำเนินงาน")];

    /// <summary>Under which entry of the menu a page of content may stand.</summary>
    public static readonly IReadOnlyList<Section> Places = [new("about", "ข้อมูลหน่วยงาน"), .. Lists];

    private static readonly FrozenDictionary<ArticleKind, KindFacts> Facts = All.ToFrozenDictionary(k => k.Kind);

    public static KindFacts Of(ArticleKind kind) => Facts[kind];

    /// <summary>Kinds of a section with a list.</summary>
    public static IReadOnlyList<KindFacts> In(string section) => [.. All.Where(k => k.Section == section)];

    public static Section? List(string key) => Lists.FirstOrDefault(s => s.Key == key);
}
