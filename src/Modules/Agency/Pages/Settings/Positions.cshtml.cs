using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.View)]
internal sealed class PositionsModel(AppDb db, OfficeDirectory directory, CurrentUser user, TimeProvider clock) : PageModel
{
    private const int MostPositions = 2000;

    public bool MayEdit => user.Can(AgencyPermissions.Edit);

    public IReadOnlyList<Line> Positions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filled = (await directory.FilledAsync(Bangkok.Today(clock), ct)).ToLookup(f => f.PositionId);
        var units = (await directory.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        var positions = await db.Set<Position>().AsNoTracking().OrderBy(p => p.Place).ThenBy(p => p.Id).Take(MostPositions).ToListAsync(ct);
        Positions = [.. positions.Select(p => new Line(p.Id, p.Place, p.Name, p.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "",
            [.. filled[p.Id].OrderBy(f => f.Kind).Select(f => (f.FullName, f.Kind))]))];
    }

    internal sealed record Line(Guid Id, int Place, string Name, string Unit, IReadOnlyList<(string Name, AppointmentKind Kind)> People);
}
