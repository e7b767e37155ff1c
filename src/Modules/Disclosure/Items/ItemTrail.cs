using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Items;

/// <summary>What every change of an item has in common: the audit event, one more on its counter, and the clear answer when two wrote at once.</summary>
internal sealed class ItemTrail(AppDb db, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => Bangkok.Today(clock);

    public void Changed(DisclosureItem item, string act, object detail)
    {
        item.Revision++;
        db.Record(act, item.Id.ToString("D"), detail);
    }

    /// <returns>Refusal "oit.changed" when somebody else saved the item meanwhile; nothing is written then.</returns>
    public async Task<Outcome<DisclosureItem>> SaveAsync(DisclosureItem item, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return item;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal("oit.changed");
        }
    }
}
