using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Routes;

/// <summary>Which routes there are: those the office wrote down, and those that follow from its opinions chain, so that nothing must be set up.</summary>
internal sealed class RouteBook(AppDb db, IAgencyDirectory office)
{
    public static readonly Guid ByChain = new("00000000-0000-7000-8000-000000000001");
    public static readonly Guid ByUnit = new("00000000-0000-7000-8000-000000000002");
    private const int MostRoutes = 200;
    private const int UsualDays = 3;

    public async Task<IReadOnlyList<RouteView>> ForAsync(string subjectType, Guid? unitId, CancellationToken ct)
    {
        var routes = await db.Set<Route>().AsNoTracking()
            .Where(r => !r.Retired && (r.SubjectType == "" || r.SubjectType == subjectType) && (r.UnitId == null || r.UnitId == unitId))
            .OrderBy(r => r.UnitId == null).ThenBy(r => r.SubjectType == "").ThenBy(r => r.Name).Take(MostRoutes).ToListAsync(ct);
        var positions = await office.PositionsAsync(ct);
        var stored = await WithStepsAsync(routes, positions, ct);
        return [.. stored, .. await FromChainAsync(unitId, positions, ct)];
    }

    public async Task<IReadOnlyList<RouteView>> WithStepsAsync(IReadOnlyList<Route> routes, IReadOnlyList<PositionView> positions, CancellationToken ct)
    {
        var ids = routes.Select(r => r.Id).ToList();
        var steps = (await db.Set<RouteStep>().AsNoTracking().Where(s => ids.Contains(s.RouteId)).OrderBy(s => s.Place).Take(MostRoutes * SaveRoute.MostSteps).ToListAsync(ct))
            .ToLookup(s => s.RouteId);
        var names = positions.ToDictionary(p => p.Id, p => p.Name);
        return [.. routes.Select(r => new RouteView(r.Id, r.Name, r.AuthorMayNotDecide,
            [.. steps[r.Id].Select(s => new RouteStepView(s.Stage, s.PositionId, names.GetValueOrDefault(s.PositionId, "ตำแหน่งที่ไม่มีแล้ว"), s.Days))]))];
    }

    /// <summary>The office's chain; for a unit whose posts are not in it, also the chain with the unit's own head in place of the other units' posts.</summary>
    private async Task<List<RouteView>> FromChainAsync(Guid? unitId, IReadOnlyList<PositionView> positions, CancellationToken ct)
    {
        var chain = await office.ChainPositionsAsync(ct);
        if (chain.Count == 0)
        {
            return [];
        }

        var found = new List<RouteView> { new(ByChain, "ตามลำดับการเสนอความเห็นของหน่วยงาน", true, Steps(chain)) };
        var head = unitId is null ? null : positions.Where(p => p.UnitId == unitId).MinBy(p => p.Place);
        if (head is not null && chain.All(p => p.UnitId != unitId) && chain.Any(p => p.UnitId is null))
        {
            found.Insert(0, new(ByUnit, $"ผ่าน{head.Name}", true, Steps([head, .. chain.Where(p => p.UnitId is null)])));
        }

        return found;
    }

    private static IReadOnlyList<RouteStepView> Steps(IEnumerable<PositionView> posts) => [.. posts.Select((p, i) => new RouteStepView(i + 1, p.Id, p.Name, UsualDays))];
}
