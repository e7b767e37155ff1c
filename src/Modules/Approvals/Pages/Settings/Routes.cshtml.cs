using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Routes;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages.Settings;

/// <summary>The routes that the office wrote down.</summary>
[Needs(ApprovalsPermissions.Routes)]
internal sealed class RoutesModel(AppDb db, RouteBook book, Subjects subjects, IAgencyDirectory office) : PageModel
{
    private const int Most = 200;

    /// <param name="Stages">Posts, those side by side joined by "และ".</param>
    internal sealed record Row(Route Route, string For, IReadOnlyList<string> Stages);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var routes = await db.Set<Route>().AsNoTracking().OrderBy(r => r.Retired).ThenBy(r => r.Name).Take(Most).ToListAsync(ct);
        var views = (await book.WithStepsAsync(routes, await office.PositionsAsync(ct), ct)).ToDictionary(v => v.Id);
        var units = (await office.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.ShortName);
        Rows = [.. routes.Select(r => new Row(
            r,
            (r.SubjectType.Length == 0 ? "ทุกประเภทเรื่อง" : subjects.NameOf(r.SubjectType)) + (r.UnitId is { } unit ? $" ของ{units.GetValueOrDefault(unit, "ส่วนราชการที่ไม่มีแล้ว")}" : ""),
            [.. views[r.Id].Steps.GroupBy(s => s.Stage).Select(g => string.Join(" และ ", g.Select(s => s.PositionName)))]))];
    }
}
