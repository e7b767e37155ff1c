using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Writing;

/// <summary>Measures whose responsible person leaves: those of this year and later, and older ones that are not done.</summary>
internal sealed class MeasureOwnership(AppDb db, TimeProvider clock) : IOwnership
{
    private const string Prefix = "measure:";
    private const int Most = 500;

    public async Task<IReadOnlyList<OwnedThing>> OfAsync(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var ids = people.ToList();
        var found = await Open().Where(m => m.Owners.Any(o => o.PersonId != null && ids.Contains(o.PersonId.Value)))
            .Include(m => m.Owners).AsNoTracking().OrderByDescending(m => m.FiscalYear).ThenBy(m => m.Position).ThenBy(m => m.Id).Take(Most).ToListAsync(ct);
        return
        [
            .. from measure in found
               from owner in measure.Owners
               let person = owner.PersonId ?? Guid.Empty
               where people.Contains(person)
               select new OwnedThing(
                   person, Prefix + measure.Id, "มาตรการ", string.Create(CultureInfo.InvariantCulture, $"ปี {measure.FiscalYear} {measure.Text}"),
                   string.Create(CultureInfo.InvariantCulture, $"/app/{measure.FiscalYear}/measures/{measure.Id}")),
        ];
    }

    public async Task HandOverAsync(Guid personId, Successor to, IReadOnlyCollection<string> things, CancellationToken ct)
    {
        var ids = things.Where(t => t.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(t[Prefix.Length..], "D", out _))
            .Select(t => Guid.ParseExact(t[Prefix.Length..], "D")).ToList();
        foreach (var measure in await Open().Where(m => ids.Contains(m.Id)).Include(m => m.Owners).ToListAsync(ct))
        {
            if (measure.Owners.Find(o => o.PersonId == personId) is not { } old)
            {
                continue;
            }

            db.Remove(old);
            if (measure.Owners.All(o => o.PersonId != to.PersonId))
            {
                db.Add(new MeasureOwner { Id = Guid.CreateVersion7(), MeasureId = measure.Id, Position = old.Position, PersonId = to.PersonId, Text = to.Name });
            }

            db.Record("measure.changed", measure.Id.ToString(), new { measure.FiscalYear });
        }
    }

    private IQueryable<Measure> Open()
    {
        var year = FiscalYear.Of(Bangkok.Today(clock)).Be;
        return db.Set<Measure>().Where(m => m.RemovedAt == null && (m.FiscalYear >= year || m.Steps.Any(s => s.Percent < 100)));
    }
}
