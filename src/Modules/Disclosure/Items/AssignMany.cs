using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Items;

/// <summary>Owners of many items at once, in one transaction; what a line leaves empty stays as it is.</summary>
internal sealed class AssignMany(AppDb db, IAgencyDirectory office, ItemTrail trail)
{
    internal sealed record Line(string Code, Guid? UnitId, Guid? PersonId);

    internal sealed record Done(int Items);

    /// <returns>Refusals "assign.nothing", "oit.unit", "oit.person".</returns>
    public async Task<Outcome<Done>> HandleAsync(int fiscalYear, IReadOnlyList<Line> lines, CancellationToken ct)
    {
        var (units, people) = (await office.UnitsAsync(ct), await office.PeopleAsync(ct));
        if (lines.Any(l => l.UnitId is { } unit && units.All(u => u.Id != unit)))
        {
            return new Refusal("oit.unit");
        }

        if (lines.Any(l => l.PersonId is { } person && people.All(p => p.Id != person)))
        {
            return new Refusal("oit.person");
        }

        var items = await db.Set<DisclosureItem>().Where(i => i.FiscalYear == fiscalYear).OrderBy(i => i.Position).Take(200).ToListAsync(ct);
        var count = 0;
        foreach (var line in lines.Where(l => l.UnitId is not null || l.PersonId is not null))
        {
            if (items.Find(i => i.Code == line.Code) is { } item)
            {
                (item.UnitId, item.PersonId) = (line.UnitId ?? item.UnitId, line.PersonId ?? item.PersonId);
                trail.Changed(item, "oit.assigned", new { unit = item.UnitId, person = item.PersonId, reviewer = item.ReviewerId, due = item.DueOn });
                count++;
            }
        }

        if (count == 0)
        {
            return new Refusal("assign.nothing");
        }

        await db.SaveChangesAsync(ct);
        return new Done(count);
    }
}
