using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Items;

/// <summary>Items whose responsible person or reviewer leaves: those of the newest opened year, and older ones that the public does not see.</summary>
internal sealed class ItemOwnership(AppDb db) : IOwnership
{
    private const string Prefix = "oit:";
    private const int Most = 500;

    public async Task<IReadOnlyList<OwnedThing>> OfAsync(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var ids = people.ToList();
        var newest = await NewestAsync(ct);
        var found = await Open(newest).AsNoTracking()
            .Where(i => (i.PersonId != null && ids.Contains(i.PersonId.Value)) || (i.ReviewerId != null && ids.Contains(i.ReviewerId.Value)))
            .OrderByDescending(i => i.FiscalYear).ThenBy(i => i.Position).Take(Most).ToListAsync(ct);
        return
        [
            .. from item in found
               from person in ((Guid?[])[item.PersonId, item.ReviewerId]).OfType<Guid>().Distinct()
               where people.Contains(person)
               select new OwnedThing(
                   person, Prefix + item.Id.ToString("D"), "ข้อมูล OIT", FormattableString.Invariant($"ปี {item.FiscalYear} {item.Code} {item.Name}") + (item.PersonId == person ? "" : " (ผู้ตรวจทาน)"),
                   FormattableString.Invariant($"/app/{item.FiscalYear}/oit/{item.Code.ToLowerInvariant()}")),
        ];
    }

    public async Task HandOverAsync(Guid personId, Successor to, IReadOnlyCollection<string> things, CancellationToken ct)
    {
        var newest = await NewestAsync(ct);
        var items = await Open(newest).Where(i => i.PersonId == personId || i.ReviewerId == personId).OrderBy(i => i.Id).Take(Most).ToListAsync(ct);
        foreach (var item in items.Where(i => things.Contains(Prefix + i.Id.ToString("D"))))
        {
            (item.PersonId, item.ReviewerId) = (item.PersonId == personId ? to.PersonId : item.PersonId, item.ReviewerId == personId ? to.PersonId : item.ReviewerId);
            item.Revision++;
            db.Record("oit.handed-over", item.Id.ToString("D"), new { person = personId, successor = to.PersonId });
        }
    }

    private Task<int> NewestAsync(CancellationToken ct) => db.Set<DisclosureItem>().Select(i => i.FiscalYear).OrderByDescending(y => y).FirstOrDefaultAsync(ct);

    private IQueryable<DisclosureItem> Open(int newest) => db.Set<DisclosureItem>().Where(i => i.FiscalYear == newest || i.PublishedAt == null);
}
