using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <param name="Key">e.g. "news".</param>
/// <param name="Title">Thai.</param>
/// <param name="Path">Where it leads.</param>
internal sealed record MenuEntry(string Key, string Title, string Path);

/// <summary>The menu of the public site from what there is: an entry without anything behind it is left out, the office orders and hides the rest.</summary>
internal sealed class Menu(AppDb db)
{
    /// <summary>In the usual order. The front page stands before them and cannot be hidden.</summary>
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new("about", "ข้อมูลหน่วยงาน", "/about"), new("news", "ข่าวและประกาศ", "/news"), new("laws", "กฎหมายและระเบียบ", "/laws"), new("plans", "แผนและผลการดำเนินงาน", "/plans"),
        new("ita", "ความโปร่งใส ITA", "/ita"), new("contact", "ติดต่อ", "/contact"),
    ];

    /// <summary>How the office must be reached and what it must disclose stay in the menu.</summary>
    public static readonly IReadOnlySet<string> Fixed = new HashSet<string>(StringComparer.Ordinal) { "ita", "contact" };

    public async Task<IReadOnlyList<MenuEntry>> ShownAsync(CancellationToken ct)
    {
        var rules = await RulesAsync(ct);
        var filled = await db.Set<ShownArticle>().AsNoTracking().Where(s => s.WithdrawnAt == null).Select(s => s.Section).Distinct().ToListAsync(ct);
        return [.. Ordered(rules).Where(e => !(rules.GetValueOrDefault(e.Key) is { Hidden: true } && !Fixed.Contains(e.Key)) && (Kinds.List(e.Key) is null || filled.Contains(e.Key)))];
    }

    /// <summary>Pages of content that stand under an entry.</summary>
    public async Task<IReadOnlyList<MenuEntry>> PagesAsync(string place, CancellationToken ct) =>
        [.. (await db.Set<ShownArticle>().AsNoTracking().Where(s => s.Section == Kinds.PagesKey && s.Place == place && s.WithdrawnAt == null).OrderBy(s => s.Title).Take(50).ToListAsync(ct))
            .Select(s => new MenuEntry(s.Id.ToString("N"), s.Title, s.Path))];

    public async Task<Dictionary<string, MenuRule>> RulesAsync(CancellationToken ct) =>
        (await db.Set<MenuRule>().AsNoTracking().OrderBy(r => r.Entry).Take(50).ToListAsync(ct)).ToDictionary(r => r.Entry);

    public static IEnumerable<MenuEntry> Ordered(IReadOnlyDictionary<string, MenuRule> rules) =>
        All.Index().OrderBy(e => rules.TryGetValue(e.Item.Key, out var rule) ? rule.Position : e.Index + 1).ThenBy(e => e.Index).Select(e => e.Item);
}
