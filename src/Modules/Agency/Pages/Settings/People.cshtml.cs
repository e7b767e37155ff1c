using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.View)]
internal sealed class PeopleModel(AppDb db, OfficeDirectory directory, CurrentUser user, TimeProvider clock) : PageModel
{
    private const int MostPeople = 5000;

    /// <summary>Also those who have left.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public bool MayEdit => user.Can(AgencyPermissions.Edit);

    public IReadOnlyList<Line> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        var people = await db.Set<Person>().AsNoTracking().Where(p => All || p.LeftOn == null || p.LeftOn >= today)
            .OrderBy(p => p.SortKey).ThenBy(p => p.Id).Take(MostPeople).ToListAsync(ct);
        var filled = await directory.FilledAsync(today, ct);
        var units = (await directory.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        People = [.. people.Select(p => new Line(p.Id, p.FullName, Signatures.OfPerson(p.Id, filled)?.Lines ?? [],
            p.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "", p.Phone, p.LeftOn))];
    }

    /// <param name="Position">One line, or two for somebody who acts for another.</param>
    internal sealed record Line(Guid Id, string Name, IReadOnlyList<string> Position, string Unit, string Phone, DateOnly? LeftOn);
}
