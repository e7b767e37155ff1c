using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Approvals.Routes;

/// <summary>Writes a route down, or changes it for what is sent from now on.</summary>
internal sealed class SaveRoute(AppDb db, IAgencyDirectory office, Subjects subjects)
{
    public const int FewestSteps = 2;
    public const int MostSteps = 6;
    public const int LongestName = 120;
    private const int MostRoutes = 100;
    private const int MostDays = 60;

    /// <param name="Beside">Decided side by side with the step before.</param>
    public sealed record Post(Guid PositionId, bool Beside, int? Days);

    /// <param name="Id">Null: a new one.</param>
    public sealed record Input(Guid? Id, string Name, string SubjectType, Guid? UnitId, bool AuthorMayNotDecide, bool Retired, IReadOnlyList<Post> Posts);

    /// <returns>Null when there is no such route; refusals "route.*".</returns>
    public async Task<Outcome<Route>?> HandleAsync(Input input, CancellationToken ct)
    {
        var route = input.Id is { } id ? await db.Set<Route>().SingleOrDefaultAsync(r => r.Id == id, ct) : new Route { Name = "" };
        if (route is null)
        {
            return null;
        }

        var name = input.Name.Length > LongestName ? "" : ThaiText.Clean(input.Name);
        if (name.Length == 0)
        {
            return new Refusal("route.name", "Input.Name", LongestName);
        }

        if (await WhyNotAsync(input, ct) is { } refusal)
        {
            return refusal;
        }

        if (input.Id is null)
        {
            if (await db.Set<Route>().CountAsync(ct) >= MostRoutes)
            {
                return new Refusal("route.too-many", "", MostRoutes);
            }

            db.Add(route);
        }

        (route.Name, route.SubjectType, route.UnitId) = (name, input.SubjectType, input.UnitId);
        (route.AuthorMayNotDecide, route.Retired) = (input.AuthorMayNotDecide, input.Retired);
        db.RemoveRange(await db.Set<RouteStep>().Where(s => s.RouteId == route.Id).ToListAsync(ct));
        var stage = 0;
        db.AddRange(input.Posts.Select((post, i) => new RouteStep
        {
            RouteId = route.Id,
            Place = i + 1,
            Stage = post.Beside && i > 0 ? stage : ++stage,
            PositionId = post.PositionId,
            Days = post.Days,
        }).ToList());
        db.Record("approval.route-changed", route.Id.ToString("D"), new { steps = input.Posts.Count, authorMayNotDecide = route.AuthorMayNotDecide, retired = route.Retired });
        await db.SaveChangesAsync(ct);
        return route;
    }

    private async Task<Refusal?> WhyNotAsync(Input input, CancellationToken ct)
    {
        var posts = input.Posts;
        var known = (await office.PositionsAsync(ct)).Select(p => p.Id).ToHashSet();
        var units = (await office.UnitsAsync(ct)).Select(u => u.Id).ToHashSet();
        return posts.Count is < FewestSteps or > MostSteps ? new Refusal("route.length", "", FewestSteps, MostSteps)
            : posts.DistinctBy(p => p.PositionId).Count() != posts.Count ? new Refusal("route.twice")
            : !posts.All(p => known.Contains(p.PositionId)) ? new Refusal("route.position")
            : posts[^1].Beside ? new Refusal("route.last-alone")
            : posts.Any(p => p.Days is < 1 or > MostDays) ? new Refusal("route.days", "", MostDays)
            : input.UnitId is { } unit && !units.Contains(unit) ? new Refusal("route.unit", "Input.UnitId")
            : input.SubjectType.Length > 0 && subjects.All.All(s => s.Type != input.SubjectType) ? new Refusal("route.type", "Input.SubjectType")
            : null;
    }
}
