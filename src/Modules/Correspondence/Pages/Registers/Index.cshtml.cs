using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence.Pages.Registers;

/// <summary>All registers of the office, how far they are and what is wrong with them.</summary>
[Needs(CorrespondencePermissions.Read)]
internal sealed class IndexModel(AppDb db, RegisterDesk desk, CurrentUser user, TimeProvider clock) : PageModel
{
    public int Year { get; private set; }

    public bool MaySetUp => user.Can(CorrespondencePermissions.Setup);

    public IReadOnlyList<Shelf> Shelves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        Year = BuddhistEra.Of(today);
        var counts = await db.Set<Entry>().AsNoTracking().Where(e => e.Year == Year).GroupBy(e => new { e.Kind, e.State })
            .Select(g => new { g.Key.Kind, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        var shelves = new List<Shelf>();
        foreach (var book in Book.All)
        {
            var here = counts.Where(c => book.Kinds.Contains(c.Kind)).ToList();
            var next = await desk.Next.PeekAsync(book.Kinds[0].Name(), user.UnitId, null, today, ct);
            var missing = (await desk.Gaps.OfAsync(book.Kinds, Year, ct)).Sum(g => g.Count);
            shelves.Add(new(book, here.Sum(c => c.Count), here.Where(c => c.State == EntryState.Reserved).Sum(c => c.Count), next.Value?.Text ?? "", missing));
        }

        Shelves = shelves;
    }

    internal sealed record Shelf(Book Book, int Count, int Reserved, string Next, int Missing);
}

/// <summary>What the pages of registers read with.</summary>
internal sealed class RegisterDesk(Lines lines, Gaps gaps, NextNumber next, SeriesBook series)
{
    public Lines Lines => lines;

    public Gaps Gaps => gaps;

    public NextNumber Next => next;

    public SeriesBook Series => series;
}
