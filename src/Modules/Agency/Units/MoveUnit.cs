using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>Changes places with the unit above or below.</summary>
internal sealed class MoveUnit(AppDb db)
{
    /// <returns>The unit, moved or already at the end; null when there is no such unit here.</returns>
    public async Task<Unit?> HandleAsync(Guid id, bool up, CancellationToken ct)
    {
        var units = await db.Set<Unit>().OrderBy(u => u.Place).ThenBy(u => u.Id).ToListAsync(ct);
        var at = units.FindIndex(u => u.Id == id);
        if (at < 0)
        {
            return null;
        }

        var other = up ? at - 1 : at + 1;
        if (other >= 0 && other < units.Count)
        {
            (units[at], units[other]) = (units[other], units[at]);
            db.Record("unit.moved", id.ToString(), new { place = other + 1 });
        }

        for (var i = 0; i < units.Count; i++)
        {
            units[i].Place = i + 1;
        }

        db.Raise(new OfficeChanged());
        await db.SaveChangesAsync(ct);
        return units.Single(u => u.Id == id);
    }
}
