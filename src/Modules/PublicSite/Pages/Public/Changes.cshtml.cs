using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Pages.Public;

/// <summary>What came, was replaced and went: a page of a public body does not change without a trace.</summary>
[Open]
internal sealed class ChangesModel(AppDb db) : PageModel
{
    public const int Most = 200;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var published = await db.Set<Publication>().AsNoTracking().OrderByDescending(p => p.PublishedAt).ThenBy(p => p.Id).Take(Most)
            .Select(p => new { p.FiscalYear, p.Item, p.ItemName, p.Version, p.PublishedAt }).ToListAsync(ct);
        var withdrawn = await db.Set<Publication>().AsNoTracking().Where(p => p.WithdrawnAt != null).OrderByDescending(p => p.WithdrawnAt).ThenBy(p => p.Id).Take(Most)
            .Select(p => new { p.FiscalYear, p.Item, p.ItemName, p.Version, p.WithdrawnAt, p.WithdrawnReason }).ToListAsync(ct);
        Lines =
        [
            .. published.Select(p => new Line(p.PublishedAt, Publication.PathOf(p.FiscalYear, p.Item), TitleOf(p.FiscalYear, p.Item, p.ItemName),
                    p.Version == 1 ? "เผยแพร่" : string.Create(CultureInfo.InvariantCulture, $"เผยแพร่ฉบับที่ {p.Version} แทนฉบับก่อน"), ""))
                .Concat(withdrawn.Select(p => new Line(p.WithdrawnAt!.Value, Publication.PathOf(p.FiscalYear, p.Item), TitleOf(p.FiscalYear, p.Item, p.ItemName),
                    string.Create(CultureInfo.InvariantCulture, $"ถอนฉบับที่ {p.Version}"), p.WithdrawnReason ?? "")))
                .Concat(await PublicSite.News.ShownAddresses.ChangesAsync(db, Most, ct))
                .OrderByDescending(l => l.At).Take(Most),
        ];
    }

    private static string TitleOf(int year, string item, string name) => string.Create(CultureInfo.InvariantCulture, $"{item} {name} ปีงบประมาณ {year}");

    internal sealed record Line(DateTime At, string Path, string Title, string What, string Reason);
}
