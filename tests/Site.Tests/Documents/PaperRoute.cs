using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Documents;
using Prongsai.Documents.Approvals;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Documents;

/// <summary>Papers of the demo office through its whole chain.</summary>
internal static class PaperRoute
{
    /// <summary>An officer sends it, the chain signs with ink, what follows is done.</summary>
    /// <returns>The kept paper.</returns>
    public static async Task<FrozenPaper> InkAsync(Site site, int year, string kind, string agency = "tuayang")
    {
        await site.InAgencyAsync(agency, async services =>
            await services.GetRequiredService<DemoSignatures>().InkAsync(year, kind, await services.GetRequiredService<DemoScan>().KeepAsync(default), default));
        for (var tries = 0; tries < 600; tries++)
        {
            // The product's own runner may have taken the work a moment ago and still be at it.
            await DrainAsync(site);
            var kept = await site.InAgencyAsync(agency, services => services.GetRequiredService<AppDb>().Set<FrozenPaper>().AsNoTracking()
                .Where(f => f.FiscalYear == year && f.Kind == kind && f.Code != "").OrderByDescending(f => f.Version).ToListAsync());
            if (kept.Count > 0 && (kept[0].PublishedAt is not null || !PublicKinds.Has(kind)))
            {
                return kept[0];
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{kind} {year} was not kept");
    }

    public static Task<int> DrainAsync(Site site) => site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
}
