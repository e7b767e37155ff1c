using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Reports;

namespace Prongsai.PublicSite.Pages.Website;

[Needs("website.view")]
internal sealed class ReportsModel(AppDb db) : PageModel
{
    private const int Most = 500, StartLength = 80;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = await db.Set<ErrorReport>().AsNoTracking().OrderByDescending(r => r.State == ErrorReportState.Open).ThenByDescending(r => r.SentAt).ThenBy(r => r.Id).Take(Most)
            .Select(r => new { r.Id, r.About, r.Text, r.SentAt, r.State }).ToListAsync(ct);
        Lines = [.. all.Select(r => new Line(r.Id, r.About, r.Text.Length > StartLength ? r.Text[..StartLength] + "…" : r.Text, r.SentAt, r.State))];
    }

    internal sealed record Line(Guid Id, string About, string Start, DateTime SentAt, ErrorReportState State);
}
