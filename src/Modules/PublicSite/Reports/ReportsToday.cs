using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Reports;

/// <summary>What visitors found wrong waits for who may mend it.</summary>
internal sealed class ReportsToday(AppDb db, CurrentUser user) : ITodaySource, INavCount
{
    private const int MostLines = 5;

    public string Href => "/app/website";

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct) => !user.Can("website.edit") ? [] :
    [
        .. (await db.Set<ErrorReport>().AsNoTracking().Where(r => r.State == ErrorReportState.Open).OrderBy(r => r.SentAt).ThenBy(r => r.Id).Take(MostLines)
            .Select(r => new { r.Id, r.About, r.SentAt }).ToListAsync(ct))
        .Select(r => new TodayLine(Bangkok.DateOf(r.SentAt), $"มีผู้แจ้งข้อมูลผิดบนเว็บไซต์{(r.About.Length > 0 ? $" หน้า {r.About}" : "")} โปรดตรวจและปิดเรื่อง", "", $"/app/website/reports/{r.Id}")),
    ];

    public async Task<int> CountAsync(CancellationToken ct) =>
        user.Can("website.edit") ? await db.Set<ErrorReport>().CountAsync(r => r.State == ErrorReportState.Open, ct) : 0;
}
