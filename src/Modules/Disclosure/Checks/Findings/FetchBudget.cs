using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Checks.Findings;

/// <summary>
/// How many addresses an agency may have looked at on a day: enough for every link of a year several times, too few to search somebody's network with.
/// </summary>
internal sealed class FetchBudget(AppDb db, TimeProvider clock)
{
    public const int MostADay = 1_000;

    /// <returns>False when the day's looks are used up.</returns>
    public async Task<bool> TakeAsync(CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        if (!await db.Set<LookDay>().AnyAsync(d => d.Day == today, ct))
        {
            var day = new LookDay { Day = today, Requests = 0 };
            db.Add(day);
            await db.SaveChangesAsync(ct);
        }

        return await db.Set<LookDay>().Where(d => d.Day == today && d.Requests < MostADay).ExecuteUpdateAsync(d => d.SetProperty(x => x.Requests, x => x.Requests + 1), ct) == 1;
    }
}
