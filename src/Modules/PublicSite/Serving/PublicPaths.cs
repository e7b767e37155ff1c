using System.Collections.Frozen;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Serving;

/// <summary>Which addresses are public pages, and their one spelling (ASCII, lower case, Arabic digits).</summary>
internal static class PublicPaths
{
    private static readonly FrozenSet<string> Fixed = FrozenSet.ToFrozenSet(
        ["/", "/ita", "/about", "/about/structure", "/about/executives", "/about/duties", "/contact", "/changes", "/sitemap", "/privacy", "/accessibility",
            "/en/about", "/en/contact", "/en/no-gift-policy", "/sitemap.xml", "/robots.txt"], StringComparer.Ordinal);

    /// <summary>What people in Thailand type or were told, to the permanent address.</summary>
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/การเปิดเผยข้อมูล"] = "/ita",
        ["/ความโปร่งใส"] = "/ita",
        ["/ติดต่อ"] = "/contact",
        ["/ติดต่อเรา"] = "/contact",
        ["/ข้อมูลหน่วยงาน"] = "/about",
        ["/โครงสร้าง"] = "/about/structure",
        ["/ผู้บริหาร"] = "/about/executives",
        ["/หน้าที่และอำนาจ"] = "/about/duties",
        ["/แผนผังเว็บไซต์"] = "/sitemap",
        ["/นโยบายข้อมูลส่วนบุคคล"] = "/privacy",
        ["/ข่าว"] = "/news",
        ["/ข่าวประชาสัมพันธ์"] = "/news/activities",
        ["/ประกาศ"] = "/news/notices",
        ["/รับสมัคร"] = "/news/jobs",
        ["/กฎหมาย"] = "/laws",
        ["/แผน"] = "/plans",
        ["/ผลการดำเนินงาน"] = "/plans/results",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Of those who work here and sign in: what goes wrong there is told as it is.</summary>
    public static bool ForStaff(string path) => path.StartsWith("/app", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/error", StringComparison.Ordinal);

    public static bool MayBeReady(string path) =>
        Fixed.Contains(path) || (path.StartsWith("/ita/", StringComparison.OrdinalIgnoreCase) && !path.Contains("/files/", StringComparison.OrdinalIgnoreCase))
        || News.NewsPaths.Has(path) || Aliases.ContainsKey(path);

    /// <summary>The one spelling when <paramref name="path"/> is another; null when it is right already.</summary>
    public static string? Usual(string path)
    {
        if (Aliases.TryGetValue(path, out var address))
        {
            return address;
        }

        var usual = ThaiDigits.ToArabic(path).ToLowerInvariant();
        usual = usual.Length > 1 ? usual.TrimEnd('/') : usual;
        return usual == path || !usual.All(char.IsAscii) ? null : usual;
    }
}
