using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Routes;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages.Settings;

/// <summary>What the form of a route offers and shows.</summary>
internal sealed class RouteForm(AppDb db, IAgencyDirectory office, Subjects subjects)
{
    public IReadOnlyList<SelectListItem> Types { get; } = [.. subjects.All.Select(s => new SelectListItem(s.Name, s.Type))];

    public async Task<IReadOnlyList<SelectListItem>> UnitsAsync(CancellationToken ct) => [.. (await office.UnitsAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString("D")))];

    public async Task<IReadOnlyList<SelectListItem>> PositionsAsync(CancellationToken ct) =>
        [.. (await office.PositionsAsync(ct)).Select(p => new SelectListItem(p.Name, p.Id.ToString("D")))];

    public async Task<EditRouteModel.Form?> ReadAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Route>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } route)
        {
            return null;
        }

        var steps = await db.Set<RouteStep>().AsNoTracking().Where(s => s.RouteId == id).OrderBy(s => s.Place).Take(SaveRoute.MostSteps).ToListAsync(ct);
        return new EditRouteModel.Form
        {
            Name = route.Name,
            SubjectType = route.SubjectType,
            UnitId = route.UnitId,
            AuthorMayNotDecide = route.AuthorMayNotDecide,
            Retired = route.Retired,
            Posts = [.. steps.Select((s, i) => new EditRouteModel.Post { PositionId = s.PositionId, Days = s.Days, Beside = i > 0 && steps[i - 1].Stage == s.Stage })],
        };
    }
}
