using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Pages.Public;

/// <summary>Every page that somebody can read, by the parts of the site.</summary>
[Open]
internal sealed class SiteMapModel(AppDb db, IPublicOffice agency, TimeProvider clock) : PageModel
{
    private const int MostItems = 5_000;

    public IReadOnlyList<Part> Parts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var items = await db.Set<Publication>().AsNoTracking().Where(p => p.WithdrawnAt == null)
            .GroupBy(p => new { p.FiscalYear, p.Item }).Select(g => new { g.Key.FiscalYear, g.Key.Item, Name = g.Max(p => p.ItemName)! })
            .OrderByDescending(p => p.FiscalYear).ThenBy(p => p.Item).Take(MostItems).ToListAsync(ct);
        var years = items.GroupBy(i => i.FiscalYear).Select(year => new Part(string.Create(CultureInfo.InvariantCulture, $"/ita/{year.Key}"), $"ความโปร่งใส ITA ปีงบประมาณ {year.Key.ToString(CultureInfo.InvariantCulture)}",
        [
            .. year.OrderBy(i => i.Item.Length).ThenBy(i => i.Item, StringComparer.Ordinal).Select(i => new Part(Publication.PathOf(i.FiscalYear, i.Item), $"{i.Item} {i.Name}", [])),
        ]));
        var english = (await agency.FaceAsync(Bangkok.Today(clock), ct)).EnglishNoGift.Length > 0;
        Parts =
        [
            new("/", "หน้าแรก", []),
            new("/about", "ข้อมูลหน่วยงาน",
                [new("/about/structure", "โครงสร้าง", []), new("/about/executives", "ผู้บริหาร", []), new("/about/duties", "หน้าที่และอำนาจ", []), new("/contact", "ติดต่อหน่วยงาน", [])]),
            new("/ita", "ความโปร่งใส ITA", []),
            .. years,
            new("/changes", "การเปลี่ยนแปลงของเว็บไซต์", []),
            new("/report-error", "แจ้งข้อมูลผิด", []),
            new("/privacy", "นโยบายข้อมูลส่วนบุคคล", []),
            new("/accessibility", "การเข้าถึงเว็บไซต์", []),
            new("/en/about", "About us", [new("/en/contact", "Contact", [], "en"), .. english ? [new Part("/en/no-gift-policy", "No Gift Policy", [], "en")] : Array.Empty<Part>()], "en"),
        ];
    }

    internal sealed record Part(string Path, string Title, IReadOnlyList<Part> Below, string? Language = null);
}
