using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;
using Prongsai.PublicSite.Search;
using Prongsai.PublicSite.Serving;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>The office changed: pages that speak of it are made anew, and found by their new words.</summary>
internal sealed class OfficeChangedHere(AppDb db, PublicPages pages, OwnPagesToSearch texts, SiteIndex index) : IHandle<OfficeChanged>
{
    public async Task HandleAsync(OfficeChanged fact, CancellationToken ct)
    {
        await foreach (var text in texts.PublishedAsync(ct))
        {
            // Many changes at once are heard of one by one, each after all of them.
            if (await db.Set<SearchEntry>().AsNoTracking().Where(e => e.Key == text.Key).Select(e => e.Body).SingleOrDefaultAsync(ct) != text.Body)
            {
                await index.PutAsync(text, ct);
            }
        }

        db.Enqueue(FreezeAgain.Name, new { });
        await db.SaveChangesAsync(ct);
        pages.Forget(db.TenantId);
        await OtherNodes.TellAsync(db, ct);
    }
}
