using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;
using Prongsai.Ui;

namespace Prongsai.PublicSite.Serving;

/// <summary>The permanent address of a published page as a QR, to be put on notices and reports.</summary>
internal static class ItemQr
{
    public static async Task<IResult> SvgAsync(int year, string item, AppDb db, SiteAddress address, CancellationToken ct)
    {
        var code = item.ToUpperInvariant();
        var newest = await db.Set<Publication>().AsNoTracking().Where(p => p.FiscalYear == year && p.Item == code).OrderByDescending(p => p.Version)
            .Select(p => new { Gone = p.WithdrawnAt != null }).FirstOrDefaultAsync(ct);
        if (newest is null || newest.Gone)
        {
            return Results.StatusCode(newest is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
        }

        // Black on white in any mode: a code in other colours is not read everywhere.
        var svg = QrSvg.Draw(address.Of(Publication.PathOf(year, code)), $"คิวอาร์โค้ดของ {code} ปีงบประมาณ {year.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
            "xmlns=\"http://www.w3.org/2000/svg\" width=\"480\" height=\"480\"");
        var opened = svg.IndexOf("<path", StringComparison.Ordinal);
        return Results.Text(svg.Insert(opened, "<rect x=\"-1\" y=\"-1\" width=\"100%\" height=\"100%\" fill=\"#fff\"/>"), "image/svg+xml; charset=utf-8");
    }
}
