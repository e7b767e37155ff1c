using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Items;

/// <summary>The items a person may see: all, or those of one unit.</summary>
internal static class OwnItems
{
    public static IQueryable<DisclosureItem> SeenBy(this IQueryable<DisclosureItem> items, CurrentUser user) =>
        user.UnitId is { } unit ? items.Where(i => i.UnitId == unit) : items;

    /// <summary>With elements and proofs, in the unit of work; null when it is not there or not this person's.</summary>
    public static Task<DisclosureItem?> OwnItemAsync(this AppDb db, CurrentUser user, Guid id, CancellationToken ct) => db.Set<DisclosureItem>().SeenBy(user)
        .Include(i => i.Elements.OrderBy(e => e.Number)).Include(i => i.Proofs).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct);
}
