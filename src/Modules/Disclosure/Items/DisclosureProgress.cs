using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Items;

/// <summary>How many items of the year the public sees, for those who oversee the office.</summary>
internal sealed class DisclosureProgress(AppDb db, TimeProvider clock) : IProgressSource
{
    private const int DaysAhead = 14;

    public async Task<Progress?> CountAsync(int fiscalYear, CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        var items = await db.Set<DisclosureItem>().AsNoTracking().Where(i => i.FiscalYear == fiscalYear).Select(i => new { i.Stage, i.DueOn }).ToListAsync(ct);
        var open = items.Where(i => i.Stage != Stage.Published).ToList();
        return items.Count == 0 ? null
            : new("รายการ OIT", items.Count, items.Count - open.Count, open.Count(i => i.DueOn >= today && i.DueOn <= today.AddDays(DaysAhead)), open.Count(i => i.DueOn < today));
    }
}
