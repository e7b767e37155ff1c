using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Publishing;

/// <summary>A page of an item appeared or went, whoever made it: the board says what the public sees.</summary>
internal sealed class HeardPublication(AppDb db, TimeProvider clock) : IHandle<PagePublished>, IHandle<PageWithdrawn>
{
    public async Task HandleAsync(PagePublished fact, CancellationToken ct)
    {
        if (await OfAsync(fact.FiscalYear, fact.Item, ct) is { PublishedAt: null } item)
        {
            item.PublishedAt = clock.GetUtcNow().UtcDateTime;
            item.Stage = item.Stage == Stage.Open ? Stage.Published : item.Stage;
            item.Revision++;
            await db.SaveChangesAsync(ct);
        }
    }

    public async Task HandleAsync(PageWithdrawn fact, CancellationToken ct)
    {
        // Heard late: what was published after it is not meant.
        if (await OfAsync(fact.FiscalYear, fact.Item, ct) is { } item && item.PublishedAt <= fact.At)
        {
            (item.PublishedAt, item.PublishedHash) = (null, "");
            (item.Stage, item.ReturnedWhy) = item.Stage == Stage.Published ? (Stage.Returned, fact.Reason) : (item.Stage, item.ReturnedWhy);
            item.Revision++;
            await db.SaveChangesAsync(ct);
        }
    }

    private Task<DisclosureItem?> OfAsync(int year, string code, CancellationToken ct) =>
        db.Set<DisclosureItem>().SingleOrDefaultAsync(i => i.FiscalYear == year && i.Code == code, ct);
}
